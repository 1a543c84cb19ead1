package dev.peel.dissectors.arp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class ArpDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";

    private static String arp(String operation, String sender, String target, String targetHardware) {
        return ETHERNET + "08 06 00 01 08 00 06 04" + operation + "00 00 5e 00 53 01" + sender + targetHardware
                + target;
    }

    @Test
    void readsARequest() {
        Packets packet = Packets.of(arp("00 01", "c0 00 02 01", "c0 00 02 02", "00 00 00 00 00 00"));

        assertThat(packet.only("arp.opcode")).isEqualTo("1");
        assertThat(packet.only("arp.src.hw_mac")).isEqualTo("00:00:5e:00:53:01");
        assertThat(packet.only("arp.src.proto_ipv4")).isEqualTo("192.0.2.1");
        assertThat(packet.only("arp.dst.proto_ipv4")).isEqualTo("192.0.2.2");
        assertThat(packet.has("arp.isgratuitous")).isFalse();
        assertThat(packet.info()).isEqualTo("Who has 192.0.2.2? Tell 192.0.2.1");
        assertThat(packet.layers()).contains("Address Resolution Protocol (request)");
    }

    @Test
    void readsAReply() {
        Packets packet = Packets.of(arp("00 02", "c0 00 02 01", "c0 00 02 02", "00 00 5e 00 53 02"));

        assertThat(packet.info()).isEqualTo("192.0.2.1 is at 00:00:5e:00:53:01");
    }

    @Test
    void tellsAnnouncementsProbesAndGratuitousOnesApart() {
        Packets announcement = Packets.of(arp("00 01", "c0 00 02 01", "c0 00 02 01", "00 00 00 00 00 00"));
        Packets gratuitous = Packets.of(arp("00 01", "c0 00 02 01", "c0 00 02 01", "ff ff ff ff ff ff"));
        Packets probe = Packets.of(arp("00 01", "00 00 00 00", "c0 00 02 01", "00 00 00 00 00 00"));

        assertThat(announcement.field("arp.isannouncement")).containsExactly("1");
        assertThat(announcement.info()).isEqualTo("ARP Announcement for 192.0.2.1");
        assertThat(gratuitous.field("arp.isgratuitous")).containsExactly("1");
        assertThat(gratuitous.has("arp.isannouncement")).isFalse();
        assertThat(gratuitous.info()).isEqualTo("Gratuitous ARP for 192.0.2.1 (Request)");
        assertThat(probe.field("arp.isprobe")).containsExactly("1");
        assertThat(probe.info()).isEqualTo("Who has 192.0.2.1? (ARP Probe)");
    }

    @Test
    void namesReverseAndInverseRequests() {
        assertThat(Packets.of(arp("00 03", "c0 00 02 01", "c0 00 02 02", "00 00 5e 00 53 02"))
                        .info())
                .isEqualTo("Who is 00:00:5e:00:53:02? Tell 00:00:5e:00:53:01");
        assertThat(Packets.of(arp("00 09", "c0 00 02 01", "c0 00 02 02", "00 00 5e 00 53 02"))
                        .info())
                .isEqualTo("00:00:5e:00:53:01 is at 192.0.2.1");
    }

    @Test
    void showsOtherAddressesAsBytes() {
        Packets packet = Packets.of(ETHERNET + "08 06 00 07 86 dd 01 02 00 01  be 01 02  00 03 04");

        assertThat(packet.only("arp.src.hw")).isEqualTo("be");
        assertThat(packet.only("arp.dst.proto")).isEqualTo("0304");
    }

    @Test
    void leavesThePaddingToEthernet() {
        Packets packet = Packets.of(arp("00 02", "c0 00 02 01", "c0 00 02 02", "00 00 5e 00 53 02") + "00".repeat(18));

        assertThat(packet.only("eth.padding")).isEqualTo("00".repeat(18));
    }

    @Test
    void isMalformedWithoutRoomForItsAddresses() {
        Packets packet = Packets.of(ETHERNET + "08 06 00 01 08 00 06 04 00 01 00 00 5e 00 53 01");

        assertThat(packet.only("arp.opcode")).isEqualTo("1");
        assertThat(packet.has("arp.src.hw_mac")).isFalse();
        assertThat(packet.has("_ws.malformed")).isTrue();
    }
}
