package dev.peel.dissectors.vxlan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class VxlanDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static String udp(String port, String payload) {
        int length = Packets.hex(payload).length;
        return ETHERNET
                + String.format(
                        "08 00 45 00 %04x 0001 0000 40 11 0000 c0000201 c0000202 15b3 %s %04x 0000 %s",
                        28 + length, port, 8 + length, payload);
    }

    @Test
    void readsTheNetworkAndTheFrame() {
        Packets packet = Packets.of(udp("12b5", "88 08 00 2a 00 13 89 00" + ETHERNET + "08 00" + DATAGRAM));

        assertThat(packet.only("vxlan.flags")).isEqualTo("0x8808");
        assertThat(packet.only("vxlan.flag_g")).isEqualTo("1");
        assertThat(packet.only("vxlan.flag_a")).isEqualTo("1");
        assertThat(packet.only("vxlan.gbp")).isEqualTo("42");
        assertThat(packet.only("vxlan.vni")).isEqualTo("5001");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:vxlan:eth:ethertype:ip:udp");
    }

    @Test
    void readsTheGenericExtension() {
        Packets packet = Packets.of(udp("12b6", "0c 00 00 01 00 00 07 00" + DATAGRAM));

        assertThat(packet.only("vxlan.i_bit")).isEqualTo("1");
        assertThat(packet.only("vxlan.next_proto")).isEqualTo("1");
        assertThat(packet.only("vxlan.vni")).isEqualTo("7");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:ip:udp");
    }

    @Test
    void takesNoChecksumOrPaddingFromATunnelledFrame() {
        Packets packet =
                Packets.of(udp("12b5", "08 00 00 00 00 00 01 00" + ETHERNET + "08 00" + DATAGRAM + "11".repeat(30)));

        assertThat(packet.only("eth.trailer")).isEqualTo("11".repeat(30));
        assertThat(packet.has("eth.fcs")).isFalse();
    }
}
