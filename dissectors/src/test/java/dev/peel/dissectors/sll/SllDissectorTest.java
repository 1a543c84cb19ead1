package dev.peel.dissectors.sll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class SllDissectorTest {
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static final int VERSION_1 = 113; // LINKTYPE_LINUX_SLL
    private static final int VERSION_2 = 276; // LINKTYPE_LINUX_SLL2

    @Test
    void readsVersion1() {
        Packets packet = Packets.linked(VERSION_1, "00 04 00 01 00 06 00 00 5e 00 53 01 00 00 08 00" + DATAGRAM);

        assertThat(packet.only("sll.pkttype")).isEqualTo("4");
        assertThat(packet.only("sll.hatype")).isEqualTo("1");
        assertThat(packet.only("sll.src.eth")).isEqualTo("00:00:5e:00:53:01");
        assertThat(packet.only("sll.unused")).isEqualTo("0000");
        assertThat(packet.only("sll.etype")).isEqualTo("0x0800");
        assertThat(packet.protocols()).isEqualTo("sll:ethertype:ip:udp");
        assertThat(packet.layers()).contains("Linux cooked capture v1");
    }

    @Test
    void readsVersion2() {
        Packets packet = Packets.linked(
                VERSION_2,
                "08 00 00 00 00 00 00 03 00 01 02 06 00 00 5e 00 53 01 00 00" + DATAGRAM + "00".repeat(12) + "aa");

        assertThat(packet.only("sll.ifindex")).isEqualTo("3");
        assertThat(packet.only("sll.pkttype")).isEqualTo("2");
        assertThat(packet.only("sll.halen")).isEqualTo("6");
        assertThat(packet.only("eth.padding")).isEqualTo("00".repeat(12));
        assertThat(packet.only("sll.trailer")).isEqualTo("aa");
        assertThat(packet.protocols()).isEqualTo("sll:ethertype:ip:udp");
    }

    @Test
    void readsNumbersOfLinuxItself() {
        Packets packet = Packets.linked(VERSION_1, "00 02 00 01 00 06 00 00 5e 00 53 01 00 00 00 04 42 42 03 00");

        assertThat(packet.only("sll.ltype")).isEqualTo("0x0004");
        assertThat(packet.protocols()).isEqualTo("sll:llc:data");
    }

    @Test
    void readsATunnelsTypeAsGres() {
        Packets packet = Packets.linked(VERSION_1, "00 00 03 0a 00 04 c0 00 02 01 00 00 00 00 08 00" + DATAGRAM);

        assertThat(packet.only("sll.gretype")).isEqualTo("0x0800");
        assertThat(packet.only("sll.src.ipv4")).isEqualTo("192.0.2.1");
        assertThat(packet.protocols()).isEqualTo("sll:ip:udp");
    }

    @Test
    void doesNotTakeANetlinkFamilyForAType() {
        Packets packet = Packets.linked(VERSION_1, "00 04 03 38 00 00 00 00 00 00 00 00 00 00 00 04 01 02 03 04");

        assertThat(packet.has("sll.ltype")).isFalse();
        assertThat(packet.protocols()).isEqualTo("sll:data");
    }

    @Test
    void showsAnAddressOfAnotherLengthAsBytes() {
        Packets packet = Packets.linked(VERSION_1, "00 00 02 00 ff ff 01 02 03 04 05 06 07 08 08 00" + DATAGRAM);

        assertThat(packet.only("sll.src.other")).isEqualTo("0102030405060708");
        assertThat(packet.has("sll.unused")).isFalse();
    }
}
