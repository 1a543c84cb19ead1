package dev.peel.dissectors.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.dissectors.Packets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DnsQueriesTest {
    @Test
    void aResponseNamesItsQueryAndHowLongItTook() {
        Packets packets = packets(query(7), query(8), response(8), response(7));

        assertThat(packets.field("dns.response_to")).containsExactly("2", "1");
        assertThat(packets.field("dns.time")).containsExactly("0.001000000", "0.003000000");
    }

    @Test
    void aQueryThatComesAgainIsTheSameUntilItIsAnswered() {
        Packets packets = packets(query(7), query(7), response(7), query(7), response(7));

        assertThat(packets.field("dns.response_to")).containsExactly("1", "4");
    }

    @Test
    void aResponseWithoutQueryNamesNone() {
        assertThat(packets(query(7), response(8)).has("dns.response_to")).isFalse();
    }

    @Test
    void onlyTheLastQueriesAreRemembered() {
        List<String> messages = new ArrayList<>();
        IntStream.rangeClosed(0, Limit.OPEN_REQUESTS.defaultValue()).forEach(number -> messages.add(query(number)));
        messages.add(response(0));
        messages.add(response(1));

        assertThat(packets(messages.toArray(String[]::new)).field("dns.response_to"))
                .containsExactly("2");
    }

    @Test
    void aResponseToNoQueryIsUnsolicited() {
        assertThat(packets(response(7)).only("dns.unsolicited")).isEqualTo("1");
    }

    @Test
    void nothingIsSaidOfAResponseWhereQueriesHaveMadeRoom() {
        List<String> messages = new ArrayList<>();
        IntStream.rangeClosed(0, Limit.OPEN_REQUESTS.defaultValue()).forEach(number -> messages.add(query(number)));
        messages.add(response(0));

        assertThat(packets(messages.toArray(String[]::new)).has("dns.unsolicited"))
                .isFalse();
    }

    @Test
    void aQueryIsKnownThoughItsQuestionsAreNone() {
        Packets packets = packets(
                "c0 00 02 01 c0 00 02 02 d9 03 00 35  00 16 00 00 00 07 01 00 03 30 00 00 00 00 00 00 ff ff",
                response(7));

        assertThat(packets.frame(1).has("_ws.malformed")).isTrue();
        assertThat(packets.frame(2).only("dns.response_to")).isEqualTo("1");
    }

    @Test
    void queriesOnTheLocalLinkComeAgainToo() {
        String query = "c0 00 02 01 e0 00 00 fc d9 03 14 eb" + message(7, 0);

        assertThat(packets(query, query).field("dns.retransmit_request_in")).containsExactly("1");
    }

    @Test
    void whatComesAgainNamesWhereItWasFirst() {
        Packets packets = packets(query(7), query(7), response(7), response(7));

        assertThat(packets.field("dns.retransmit_request_in")).containsExactly("1");
        assertThat(packets.field("dns.retransmit_response_in")).containsExactly("3");
        assertThat(packets.field("dns.retransmission")).containsExactly("1", "1");
        assertThat(packets.field("dns.response_to")).containsExactly("1");
    }

    private static String query(int identification) {
        return "c0 00 02 01 c0 00 02 02 d9 03 00 35" + message(identification, 0x0100);
    }

    private static String response(int identification) {
        return "c0 00 02 02 c0 00 02 01 00 35 d9 03" + message(identification, 0x8180);
    }

    private static String message(int identification, int flags) {
        return String.format("00 14 00 00 %04x %04x 00 00 00 00 00 00 00 00", identification, flags);
    }

    /** Packets a millisecond apart. */
    private static Packets packets(String... addressesOn) {
        List<byte[]> frames = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (String rest : addressesOn) {
            times.add(1_700_000_000_000_000_000L + frames.size() * 1_000_000L);
            frames.add(Packets.hex("45 00 00 28 00 00 00 00 40 11 00 00" + rest));
        }
        return Packets.timed(frames, times, Limits.DEFAULT);
    }
}
