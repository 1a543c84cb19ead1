package dev.peel.dissectors.providerbridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class ProviderBridgeDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static final String CUSTOMER = "00 00 5e 00 53 12  00 00 5e 00 53 11  08 00";

    @Test
    void readsAServiceTag() {
        Packets packet = Packets.of(ETHERNET + "88 a8 30 64 08 00" + DATAGRAM);

        assertThat(packet.only("ieee8021ad.id")).isEqualTo("100");
        assertThat(packet.only("ieee8021ad.priority")).isEqualTo("1");
        assertThat(packet.only("ieee8021ad.dei")).isEqualTo("1");
        assertThat(packet.only("ieee8021ah.etype")).isEqualTo("0x0800");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ieee8021ad:ethertype:ip:udp");
    }

    @Test
    void readsTwoTagsOfTheSameTypeAsOneLayer() {
        Packets packet = Packets.of(ETHERNET + "88 a8 20 64 88 a8 30 c8 08 00" + DATAGRAM);

        assertThat(packet.only("ieee8021ad.svid")).isEqualTo("100");
        assertThat(packet.only("ieee8021ad.cvid")).isEqualTo("200");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ieee8021ad:ethertype:ip:udp");
        assertThat(packet.layers()).contains("IEEE 802.1ad, S-VID: 100, C-VID: 200");
    }

    @Test
    void readsABackboneTagWithItsServiceTag() {
        Packets packet = Packets.of(ETHERNET + "88 a8 20 64 88 e7 30 00 00 01" + CUSTOMER + DATAGRAM);

        assertThat(packet.only("ieee8021ah.isid")).isEqualTo("1");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ieee8021ad:ethertype:ip:udp");
        assertThat(packet.layers())
                .contains("IEEE 802.1ah, B-VID: 100, I-SID: 1, C-Src: 00:00:5e:00:53:11, C-Dst: 00:00:5e:00:53:12");
    }

    @Test
    void readsAServiceTagOfABackbone() {
        Packets packet = Packets.of(ETHERNET + "88 e7 3c 00 00 01" + CUSTOMER + DATAGRAM + "01 02 03");

        assertThat(packet.only("ieee8021ah.priority")).isEqualTo("1");
        assertThat(packet.only("ieee8021ah.drop")).isEqualTo("1");
        assertThat(packet.only("ieee8021ah.nca")).isEqualTo("1");
        assertThat(packet.only("ieee8021ah.res1")).isEqualTo("1");
        assertThat(packet.only("ieee8021ah.csrc")).isEqualTo("00:00:5e:00:53:11");
        assertThat(packet.only("ieee8021ah.trailer")).isEqualTo("010203");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ieee8021ah:ethertype:ip:udp");
    }
}
