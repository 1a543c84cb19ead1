package dev.peel.dissectors.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DnsDissectorTest {
    private static final String QUESTION = "07 65 78 61 6d 70 6c 65 03 6f 72 67 00  00 01 00 01";

    @Test
    void readsAQuery() {
        Packets packet = udp(53, "12 34 01 00 00 01 00 00 00 00 00 00" + QUESTION);

        assertThat(packet.protocols()).endsWith("udp:dns");
        assertThat(packet.only("dns.id")).isEqualTo("0x1234");
        assertThat(packet.only("dns.flags.response")).isEqualTo("0");
        assertThat(packet.only("dns.qry.name")).isEqualTo("example.org");
        assertThat(packet.only("dns.qry.name.len")).isEqualTo("11");
        assertThat(packet.only("dns.count.labels")).isEqualTo("2");
        assertThat(packet.only("dns.qry.type")).isEqualTo("1");
        assertThat(packet.info()).isEqualTo("Standard query 0x1234 A example.org");
    }

    @Test
    void followsPointersInNames() {
        Packets packet = udp(
                53,
                "12 34 81 80 00 01 00 02 00 00 00 00" + QUESTION
                        + "c0 0c 00 05 00 01 00 00 00 05 00 06  03 77 77 77 c0 0c"
                        + "c0 29 00 01 00 01 00 00 00 05 00 04  c0 00 02 01");

        assertThat(packet.field("dns.resp.name")).containsExactly("example.org", "www.example.org");
        assertThat(packet.only("dns.cname")).isEqualTo("www.example.org");
        assertThat(packet.only("dns.a")).isEqualTo("192.0.2.1");
    }

    @Test
    void endsANameThatPointsToItself() {
        Packets packet = udp(53, "12 34 01 00 00 01 00 00 00 00 00 00  c0 0c 00 01 00 01");

        assertThat(packet.only("dns.qry.name")).isEqualTo("<Name contains a pointer that loops>");
        assertThat(packet.only("dns.qry.type")).isEqualTo("1");
    }

    @Test
    void cutsANameThatIsTooLong() {
        String label = "3f" + "61".repeat(63);

        Packets packet = udp(53, "12 34 01 00 00 01 00 00 00 00 00 00" + label.repeat(4) + "00 00 01 00 01");

        assertThat(packet.only("dns.qry.name")).isEqualTo("<Name too long>");
        assertThat(packet.only("dns.qry.type")).isEqualTo("1");
    }

    @Test
    void readsTheOptionsOfThePseudoRecord() {
        Packets packet = udp(
                53,
                "12 34 01 00 00 01 00 00 00 00 00 01" + QUESTION
                        + "00 00 29 10 00 00 00 80 00 00 0b  00 08 00 07 00 01 18 00 c0 00 02");

        assertThat(packet.only("dns.resp.name")).isEqualTo("<Root>");
        assertThat(packet.only("dns.rr.udp_payload_size")).isEqualTo("4096");
        assertThat(packet.only("dns.resp.z.do")).isEqualTo("1");
        assertThat(packet.only("dns.opt.client.addr4")).isEqualTo("192.0.2.0");
    }

    @Test
    void readsServiceBindings() {
        Packets packet = udp(
                53,
                "12 34 81 80 00 01 00 01 00 00 00 00" + QUESTION
                        + "c0 0c 00 41 00 01 00 00 00 05 00 12  00 01 00  00 01 00 03 02 68 32  00 04 00 04 c0 00 02 07");

        assertThat(packet.only("dns.svcb.targetname")).isEqualTo("<Root>");
        assertThat(packet.only("dns.svcb.svcparam.alpn")).isEqualTo("h2");
        assertThat(packet.only("dns.svcb.svcparam.ipv4hint.ip")).isEqualTo("192.0.2.7");
    }

    @Test
    void showsThatAQueryAsksForValidation() {
        assertThat(udp(53, "12 34 01 20 00 01 00 00 00 00 00 00" + QUESTION).only("dns.flags.authenticated"))
                .isEqualTo("1");
        assertThat(udp(53, "12 34 01 00 00 01 00 00 00 00 00 00" + QUESTION).has("dns.flags.authenticated"))
                .isFalse();
    }

    @Test
    void readsTheNextRecordWhereTheLengthSaysThoughANameGoesOn() {
        Packets packet = udp(
                53,
                "12 34 81 80 00 01 00 01 00 00 00 01" + QUESTION
                        + "c0 0c 00 40 00 01 00 00 00 3c 00 02  00 01"
                        + "00 00 29 04 d0 00 00 00 00 00 00");

        assertThat(packet.only("dns.svcb.targetname")).isEqualTo("<Root>");
        assertThat(packet.field("dns.resp.type")).containsExactly("64", "41");
        assertThat(packet.only("dns.rr.udp_payload_size")).isEqualTo("1232");
        assertThat(packet.has("_ws.malformed")).isFalse();
    }

    @Test
    void splitsTheClassOfMulticastQuestions() {
        Packets packet = udp(5353, "00 00 00 00 00 01 00 00 00 00 00 00  05 6c 6f 63 61 6c 00  00 0c 80 01");

        assertThat(packet.protocols()).endsWith("udp:mdns");
        assertThat(packet.only("dns.qry.class")).isEqualTo("0x0001");
        assertThat(packet.only("dns.qry.qu")).isEqualTo("1");
    }

    @Test
    void knowsAQueryOnAnotherPort() {
        Packets packet = udp(4053, "12 34 01 00 00 01 00 00 00 00 00 00" + QUESTION);

        assertThat(packet.protocols()).endsWith("udp:dns");
    }

    @Test
    void readsMessagesInAStreamAcrossSegments() {
        String message = "00 1d 12 34 01 00 00 01 00 00 00 00 00 00" + QUESTION;
        byte[] bytes = Packets.hex(message);

        Packets packets = Packets.linked(
                101,
                tcp(1, HexFormat.of().formatHex(bytes, 0, 9)),
                tcp(10, HexFormat.of().formatHex(bytes, 9, bytes.length)));

        assertThat(packets.frame(1).has("dns.id")).isFalse();
        assertThat(packets.frame(2).only("dns.length")).isEqualTo("29");
        assertThat(packets.frame(2).only("dns.qry.name")).isEqualTo("example.org");
    }

    @Test
    void endsAtARecordThatIsLongerThanTheMessage() {
        Packets packet = udp(
                53, "12 34 81 80 00 01 00 01 00 00 00 00" + QUESTION + "c0 0c 00 10 00 01 00 00 00 05 00 40  02 61 62");

        assertThat(packet.only("dns.resp.len")).isEqualTo("64");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }

    private static Packets udp(int port, String message) {
        int length = Packets.hex(message).length;
        return Packets.linked(
                101,
                String.format(
                                "45 00 %04x 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02" + "c3 50 %04x %04x 00 00",
                                28 + length, port, 8 + length)
                        + message);
    }

    private static String tcp(int sequence, String payload) {
        int length = Packets.hex(payload).length;
        return String.format(
                        "45 00 %04x 00 00 00 00 40 06 00 00 c0 00 02 01 c0 00 02 02"
                                + "c3 50 00 35 %08x 00 00 00 01 50 18 10 00 00 00 00 00",
                        40 + length, sequence)
                + payload;
    }
}
