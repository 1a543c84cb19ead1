package dev.peel.dissectors.geneve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class GeneveDissectorTest {
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
    void readsAFrame() {
        Packets packet = Packets.of(udp("17c1", "00 80 65 58 00 00 0a 00" + ETHERNET + "08 00" + DATAGRAM));

        assertThat(packet.only("geneve.vni")).isEqualTo("0x00000a");
        assertThat(packet.only("geneve.flags.oam")).isEqualTo("1");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:geneve:eth:ethertype:ip:udp");
        assertThat(packet.layers()).contains("Generic Network Virtualization Encapsulation, VNI: 0x00000a");
    }

    @Test
    void readsOptions() {
        Packets packet = Packets.of(udp("17c1", """
                05 00 08 00 00 00 00 00
                01 32 01 01 80 00 00 d1
                01 02 80 02 01 02 03 04 05 06 07 08
                """ + DATAGRAM));

        assertThat(packet.field("geneve.option.class")).containsExactly("0x0132", "0x0102");
        assertThat(packet.field("geneve.option.length")).containsExactly("20", "8", "12");
        assertThat(packet.field("geneve.option.type.critical")).containsExactly("0", "1");
        assertThat(packet.only("geneve.option.gcp.vnid")).isEqualTo("134217741");
        assertThat(packet.only("geneve.option.gcp.direction")).isEqualTo("1");
        assertThat(packet.only("geneve.option.unknown.data")).isEqualTo("0102030405060708");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:geneve:ip:udp");
    }

    @Test
    void goesOnBehindOptionsWhoseLengthsLie() {
        Packets packet = Packets.of(udp("17c1", "01 00 08 00 00 00 00 00 01 02 80 1f" + DATAGRAM));

        assertThat(packet.only("geneve.option.class")).isEqualTo("0x0102");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:geneve:ip:udp");
    }
}
