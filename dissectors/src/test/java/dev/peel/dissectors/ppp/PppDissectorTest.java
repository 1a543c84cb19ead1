package dev.peel.dissectors.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PppDissectorTest {
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static final int PPP = 9; // LINKTYPE_PPP

    @ParameterizedTest
    @ValueSource(strings = {"ff 03 00 21", "00 21", "21", "ff 03 21"})
    void findsTheProtocolWithAndWithoutFramingAndCompression(String header) {
        Packets packet = Packets.linked(PPP, header + DATAGRAM);

        assertThat(packet.only("ppp.protocol")).isEqualTo("0x0021");
        assertThat(packet.protocols()).isEqualTo("ppp:ip:udp");
    }

    @Test
    void readsCiscosFraming() {
        Packets packet = Packets.linked(PPP, "0f 00 08 00" + DATAGRAM);

        assertThat(packet.only("chdlc.protocol")).isEqualTo("0x0800");
        assertThat(packet.protocols()).isEqualTo("ppp:chdlc:ip:udp");
    }

    @Test
    void carriesMpls() {
        Packets packet = Packets.linked(PPP, "ff 03 02 81 00 01 01 40" + DATAGRAM);

        assertThat(packet.protocols()).isEqualTo("ppp:mpls:ip:udp");
    }

    @Test
    void namesWhatItDoesNotKnow() {
        Packets packet = Packets.linked(PPP, "ff 03 c0 21 01 01 00 04");

        assertThat(packet.only("ppp.address")).isEqualTo("0xff");
        assertThat(packet.protocols()).isEqualTo("ppp:data");
        assertThat(packet.info()).isEqualTo("PPP Link Control Protocol (0xc021)");
    }
}
