package dev.peel.dissectors.ciscohdlc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class CiscoHdlcDissectorTest {
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static final int HDLC = 104; // LINKTYPE_C_HDLC

    @Test
    void leadsToIp() {
        Packets packet = Packets.linked(HDLC, "0f 00 08 00" + DATAGRAM);

        assertThat(packet.only("chdlc.address")).isEqualTo("0x0f");
        assertThat(packet.protocols()).isEqualTo("chdlc:ip:udp");
    }

    @Test
    void readsAKeepalive() {
        Packets packet = Packets.linked(HDLC, "8f 00 80 35 00 00 00 02 00 00 00 05 00 00 00 02 ff ff 00 ff");

        assertThat(packet.only("slarp.mysequence")).isEqualTo("5");
        assertThat(packet.only("slarp.reliability")).isEqualTo("0xffff");
        assertThat(packet.protocols()).isEqualTo("chdlc:slarp");
        assertThat(packet.info()).isEqualTo("Line keepalive, outgoing sequence 5, returned sequence 2");
    }

    @Test
    void readsAnAddressRequest() {
        Packets packet = Packets.linked(HDLC, "8f 00 80 35 00 00 00 00 c0 00 02 01 ff ff ff 00");

        assertThat(packet.only("slarp.address")).isEqualTo("192.0.2.1");
        assertThat(packet.only("slarp.netmask")).isEqualTo("255.255.255.0");
    }
}
