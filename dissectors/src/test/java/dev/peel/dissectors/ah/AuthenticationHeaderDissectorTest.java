package dev.peel.dissectors.ah;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class AuthenticationHeaderDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static String ip(String protocol, String payload) {
        return ETHERNET
                + String.format(
                        "08 00 45 00 %04x 0001 0000 40 %s 0000 c0000201 c0000202 %s",
                        20 + Packets.hex(payload).length, protocol, payload);
    }

    @Test
    void readsTheHeaderAndLeadsOn() {
        Packets packet = Packets.of(
                ip("33", "04 04 00 00 81 79 b7 05 00 00 00 03 62 32 5d 2e a1 4e 86 ab 90 2b 70 fb" + DATAGRAM));

        assertThat(packet.only("ah.length")).isEqualTo("4");
        assertThat(packet.only("ah.spi")).isEqualTo("0x8179b705");
        assertThat(packet.only("ah.sequence")).isEqualTo("3");
        assertThat(packet.only("ah.icv")).isEqualTo("62325d2ea14e86ab902b70fb");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:ah:ip:udp");
    }

    @Test
    void isMalformedWithoutItsCheckValue() {
        assertThat(Packets.of(ip("33", "04 3f 00 00 00 00 00 01 00 00 00 01")).has("_ws.malformed"))
                .isTrue();
    }
}
