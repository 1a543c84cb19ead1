package dev.peel.dissectors.nflog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class NflogDissectorTest {
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static final int NFLOG = 239; // LINKTYPE_NFLOG

    @Test
    void readsTheTlvsAndThePacket() {
        Packets packet = Packets.linked(NFLOG, """
                02 00 00 2a
                08 00 01 00 08 00 03 00
                05 00 0a 00 00 00 00 00
                08 00 05 00 00 00 00 02
                14 00 03 00 00 00 00 00 52 2a 1e ee 00 00 00 00 00 09 61 0c
                20 00 09 00
                """ + DATAGRAM + "08 00 0b 00 00 00 03 e8");

        assertThat(packet.only("nflog.res_id")).isEqualTo("42");
        assertThat(packet.field("nflog.tlv_type")).containsExactly("1", "10", "5", "3", "9", "11");
        assertThat(packet.only("nflog.hook")).isEqualTo("3");
        assertThat(packet.only("nflog.ifindex_outdev")).isEqualTo("2");
        assertThat(packet.only("nflog.uid")).isEqualTo("1000");
        assertThat(packet.protocols()).isEqualTo("nflog:ip:udp");
    }

    @Test
    void readsTheOtherByteOrder() {
        Packets packet = Packets.linked(NFLOG, "02 00 00 2a 00 08 00 05 00 00 00 02 00 20 00 09" + DATAGRAM);

        assertThat(packet.only("nflog.ifindex_outdev")).isEqualTo("2");
        assertThat(packet.protocols()).isEqualTo("nflog:ip:udp");
    }

    @Test
    void isMalformedWhereATlvIsShorterThanItsHeader() {
        assertThat(Packets.linked(NFLOG, "02 00 00 2a 03 00 05 00").has("_ws.malformed"))
                .isTrue();
    }
}
