package dev.peel.dissectors.mpls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class MplsDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static final String INNER = "00 1b d4 1b a4 d8  00 13 c3 df ae 18  08 00";

    @Test
    void readsTheLabelsDownToTheBottom() {
        Packets packet = Packets.of(ETHERNET + "88 47 00 01 06 3f 00 02 01 40" + DATAGRAM);

        assertThat(packet.field("mpls.label")).containsExactly("16", "32");
        assertThat(packet.field("mpls.exp")).containsExactly("3", "0");
        assertThat(packet.field("mpls.bottom")).containsExactly("0", "1");
        assertThat(packet.field("mpls.ttl")).containsExactly("63", "64");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:mpls:ip:udp");
    }

    @Test
    void tellsEthernetWhatOfThePayloadIsPadding() {
        Packets packet = Packets.of(ETHERNET + "88 47 00 01 01 40" + DATAGRAM + "00".repeat(14));

        assertThat(packet.only("eth.padding")).isEqualTo("00".repeat(14));
    }

    @Test
    void findsEthernetBehindAControlWord() {
        Packets packet = Packets.of(ETHERNET + "88 47 00 01 01 40 00 00 00 07" + INNER + DATAGRAM);

        assertThat(packet.only("pweth.cw.sequence_number")).isEqualTo("7");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:mpls:pwethheuristic:pwethcw:eth:ethertype:ip:udp");
    }

    @Test
    void findsEthernetWithoutAControlWord() {
        Packets packet = Packets.of(ETHERNET + "88 47 00 01 01 40" + INNER + DATAGRAM);

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:mpls:pwethheuristic:pwethnocw:eth:ethertype:ip:udp");
    }

    @Test
    void readsAnAssociatedChannel() {
        Packets packet = Packets.of(ETHERNET + "88 47 00 01 01 40 10 00 00 21" + DATAGRAM);

        assertThat(packet.only("pwach.channel_type")).isEqualTo("0x0021");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:mpls:pwach:ip:udp");
    }

    @Test
    void endsWithItsLabelsWhereNothingFollows() {
        assertThat(Packets.of(ETHERNET + "88 47 00 01 01 40").protocols()).isEqualTo("eth:ethertype:mpls");
    }

    @Test
    void isMalformedWithoutABottom() {
        Packets packet = Packets.of(ETHERNET + "88 47 00 01 00 40 00 02 00 40");

        assertThat(packet.field("mpls.label")).containsExactly("16", "32");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }
}
