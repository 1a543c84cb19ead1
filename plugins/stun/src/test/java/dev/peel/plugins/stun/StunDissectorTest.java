package dev.peel.plugins.stun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.StreamDissector;
import dev.peel.testkit.StreamCheck;
import dev.peel.testkit.StreamDissectorTests;
import dev.peel.testkit.Talk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StunDissectorTest implements StreamDissectorTests {
    /** RFC 5769 2.1: a request with the name "evtj:h6vY". */
    private static final String REQUEST = """
            00 01 00 58  21 12 a4 42  b7 e7 a7 01 bc 34 d6 86 fa 87 df ae
            80 22 00 10  53 54 55 4e 20 74 65 73 74 20 63 6c 69 65 6e 74
            00 24 00 04  6e 00 01 ff
            80 29 00 08  93 2f f9 b1 51 26 3b 36
            00 06 00 09  65 76 74 6a 3a 68 36 76 59 20 20 20
            00 08 00 14  9a ea a7 0c bf d8 cb 56 78 1e f2 b5 b2 d3 f2 49 c1 b5 71 a2
            80 28 00 04  e5 7a 3b cf
            """;

    /** RFC 5769 2.2: its answer, over IPv4. */
    private static final String ANSWER = """
            01 01 00 3c  21 12 a4 42  b7 e7 a7 01 bc 34 d6 86 fa 87 df ae
            80 22 00 0b  74 65 73 74 20 76 65 63 74 6f 72 20
            00 20 00 08  00 01 a1 47 e1 12 a6 43
            00 08 00 14  2b 91 f5 99 fd 9e 90 c3 8c 74 89 f9 2a f9 ba 53 f0 6b e7 d7
            80 28 00 04  c0 7d 4c 96
            """;

    /** RFC 5769 2.3: its answer, over IPv6. */
    private static final String ANSWER_IPV6 = """
            01 01 00 48  21 12 a4 42  b7 e7 a7 01 bc 34 d6 86 fa 87 df ae
            80 22 00 0b  74 65 73 74 20 76 65 63 74 6f 72 20
            00 20 00 14  00 02 a1 47 01 13 a9 fa a5 d3 f1 79 bc 25 f4 b5 be d2 b9 d9
            00 08 00 14  a3 82 95 4e 4b e6 7b f1 17 84 c9 7c 82 92 c2 75 bf e3 ed 41
            80 28 00 04  c8 fb 0b 4c
            """;

    private static final String CHANNEL_DATA = "40 01 00 05  61 62 63 64 65 00 00 00";
    private static final String ERROR =
            "01 13 00 10  21 12 a4 42" + " 00".repeat(12) + "00 09 00 0c 00 00 04 01 " + "55 6e 61 75 74 68 6f 72";

    @Override
    public StreamDissector dissector() {
        return new StunDissector();
    }

    @Override
    public Map<String, Talk> talks() {
        return Map.of(
                "binding", Talk.start().client(REQUEST).server(ANSWER),
                "IPv6", Talk.start().client(REQUEST).server(ANSWER_IPV6),
                "channel", Talk.start().client(CHANNEL_DATA + CHANNEL_DATA).server(ERROR));
    }

    @Test
    void readsARequest() {
        assertThat(fields("binding"))
                .containsSubsequence(
                        "stun.type=0x0001",
                        "stun.id=b7e7a701bc34d686fa87dfae",
                        "stun.att.software=STUN test client",
                        "stun.att.priority=1845494271",
                        "stun.att.tie-breaker=932ff9b151263b36",
                        "stun.att.username=evtj:h6vY",
                        "stun.att.padding=3",
                        "stun.att.crc32=0xe57a3bcf",
                        "stun.att.crc32.status=1");
    }

    @Test
    void findsTheAddressThatAnAnswerHides() {
        assertThat(fields("binding"))
                .containsSubsequence("stun.att.port-xord=a147", "stun.att.port=32853", "stun.att.ipv4=192.0.2.1");
        assertThat(fields("IPv6")).contains("stun.att.ipv6=2001:db8:1234:5678:11:2233:4455:6677");
    }

    @Test
    void readsChannelsAndErrors() {
        assertThat(fields("channel"))
                .containsSubsequence("stun.channel=0x4001", "stun.channel=0x4001", "stun.att.error.class=4")
                .contains("stun.att.error.reason=Unauthor");
    }

    private List<String> fields(String talk) {
        return new StreamCheck(dissector()).fields(talks().get(talk));
    }
}
