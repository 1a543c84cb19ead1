package dev.peel.dissectors.vlan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class VlanDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    @Test
    void readsStackedTags() {
        Packets packet = Packets.of(ETHERNET + "81 00 20 64 81 00 50 0a 08 00" + DATAGRAM);

        assertThat(packet.field("vlan.id")).containsExactly("100", "10");
        assertThat(packet.field("vlan.priority")).containsExactly("1", "2");
        assertThat(packet.field("vlan.dei")).containsExactly("0", "1");
        assertThat(packet.field("vlan.etype")).containsExactly("0x8100", "0x0800");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:vlan:ethertype:vlan:ethertype:ip:udp");
        assertThat(packet.layers()).contains("802.1Q Virtual LAN, PRI: 1, DEI: 0, ID: 100");
    }

    @Test
    void showsTheTrailerInTheInnermostTag() {
        Packets packet = Packets.of(ETHERNET + "81 00 20 64 81 00 50 0a 08 00" + DATAGRAM + "00".repeat(10) + "aa bb");

        assertThat(packet.only("eth.padding")).isEqualTo("00".repeat(10));
        assertThat(packet.only("vlan.trailer")).isEqualTo("aabb");
        assertThat(packet.has("eth.trailer")).isFalse();
    }

    @Test
    void readsALengthInsteadOfAType() {
        Packets packet = Packets.of(ETHERNET + "81 00 20 64 00 04 42 42 03 00 11 22");

        assertThat(packet.only("vlan.len")).isEqualTo("4");
        assertThat(packet.only("vlan.trailer")).isEqualTo("1122");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:vlan:llc:data");
    }

    @Test
    void keepsTheTagOfACutFrame() {
        Packets packet = Packets.of(ETHERNET + "81 00 20 64");

        assertThat(packet.only("vlan.id")).isEqualTo("100");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }
}
