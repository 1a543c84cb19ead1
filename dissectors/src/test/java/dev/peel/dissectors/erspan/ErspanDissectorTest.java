package dev.peel.dissectors.erspan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class ErspanDissectorTest {
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
    void readsTypeIWithoutAHeader() {
        Packets packet = Packets.of(ip("2f", "00 00 88 be" + ETHERNET + "08 00" + DATAGRAM));

        assertThat(packet.has("erspan.version")).isFalse();
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:erspan:eth:ethertype:ip:udp");
    }

    @Test
    void readsTypeIi() {
        Packets packet =
                Packets.of(ip("2f", "10 00 88 be 00 00 00 09 10 64 74 14 00 00 00 01" + ETHERNET + "08 00" + DATAGRAM));

        assertThat(packet.only("erspan.version")).isEqualTo("1");
        assertThat(packet.only("erspan.vlan")).isEqualTo("100");
        assertThat(packet.only("erspan.cos")).isEqualTo("3");
        assertThat(packet.only("erspan.encap")).isEqualTo("2");
        assertThat(packet.only("erspan.truncated")).isEqualTo("1");
        assertThat(packet.only("erspan.spanid")).isEqualTo("20");
        assertThat(packet.only("erspan.index")).isEqualTo("1");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:erspan:eth:ethertype:ip:udp");
    }

    @Test
    void readsTypeIiiWithItsPlatformsHeader() {
        Packets packet = Packets.of(ip(
                "2f",
                "10 00 22 eb 00 00 00 09 20 14 00 0a 00 00 00 07 00 2a 80 1f 14 03 00 09 00 00 00 63" + ETHERNET
                        + "08 00" + DATAGRAM));

        assertThat(packet.only("erspan.timestamp")).isEqualTo("7");
        assertThat(packet.only("erspan.sgt")).isEqualTo("42");
        assertThat(packet.only("erspan.hw")).isEqualTo("1");
        assertThat(packet.only("erspan.direction")).isEqualTo("1");
        assertThat(packet.only("erspan.gra")).isEqualTo("3");
        assertThat(packet.only("erspan.platid")).isEqualTo("5");
        assertThat(packet.only("erspan.pid5.switchid")).isEqualTo("3");
        assertThat(packet.only("erspan.pid5.port_index")).isEqualTo("9");
        assertThat(packet.only("erspan.pid5.timestamp")).isEqualTo("99");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:erspan:eth:ethertype:ip:udp");
    }

    @Test
    void goesNoFurtherInAVersionThatIsNotKnown() {
        Packets packet = Packets.of(ip("2f", "10 00 88 be 00 00 00 09 50 00 00 00"));

        assertThat(packet.only("erspan.version")).isEqualTo("5");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:erspan");
    }
}
