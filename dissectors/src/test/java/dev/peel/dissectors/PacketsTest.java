package dev.peel.dissectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PacketsTest {
    private static final String DATAGRAM = """
            00 00 5e 00 53 01  00 00 5e 00 53 02  08 00  # Ethernet
            45 00 00 1f  00 01 00 00  40 11 00 00        # IPv4
            c0 00 02 01  c0 00 02 02
            30 39 30 3a  00 0b 00 00                     # UDP
            61 62 63
            """;

    @Test
    void findsFieldsByNameAndAlias() {
        Packets packets = Packets.of(DATAGRAM);

        assertThat(packets.field("ip.src")).containsExactly("192.0.2.1");
        assertThat(packets.field("udp.port")).containsExactly("12345", "12346");
        assertThat(packets.only("data.data")).isEqualTo("616263");
        assertThat(packets.bytes("udp.length")).containsExactly("000b");
        assertThat(packets.has("tcp.srcport")).isFalse();
        assertThat(packets.protocols()).isEqualTo("eth:ethertype:ip:udp:data");
    }

    @Test
    void dissectsFramesOneAfterTheOtherOnOneEngine() {
        Packets packets = Packets.of(DATAGRAM, DATAGRAM);

        assertThat(packets.field("frame.number")).containsExactly("1", "2");
        assertThat(packets.frame(2).field("frame.number")).containsExactly("2");
        assertThat(packets.field("udp.stream")).containsExactly("0", "0");
    }

    @Test
    void showsTheTree() {
        assertThat(Packets.of(DATAGRAM).tree())
                .contains("\nUser Datagram Protocol, Src Port: 12345, Dst Port: 12346\n    Source Port: 12345\n");
    }

    @Test
    void takesOtherEncapsulationsAndCutFrames() {
        String datagram = DATAGRAM.substring(DATAGRAM.indexOf('\n'));

        assertThat(Packets.linked(228, datagram).field("ip.dst")).containsExactly("192.0.2.2");
        assertThat(Packets.cut(60, DATAGRAM.replace("61 62 63", "61")).has("_ws.short"))
                .isFalse();
        assertThat(Packets.cut(45, DATAGRAM.replaceAll("00 0b 00 00.*\\s*61 62 63", ""))
                        .has("_ws.short"))
                .isTrue();
    }

    @Test
    void refusesNamesOfNoField() {
        Packets packets = Packets.of(DATAGRAM);

        assertThatThrownBy(() -> packets.field("udp.prot")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> packets.only("udp.port")).hasMessageContaining("12345, 12346");
    }
}
