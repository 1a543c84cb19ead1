package dev.peel.dissectors.gtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class GtpDissectorTest {
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
    void readsAUsersPacket() {
        Packets packet = Packets.of(udp("0868", "30 ff 00 1c 91 36 44 67" + DATAGRAM));

        assertThat(packet.only("gtp.flags.version")).isEqualTo("1");
        assertThat(packet.only("gtp.message")).isEqualTo("0xff");
        assertThat(packet.only("gtp.teid")).isEqualTo("0x91364467");
        assertThat(packet.has("gtp.seq_number")).isFalse();
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:gtp:ip:udp");
    }

    @Test
    void readsExtensionHeaders() {
        Packets packet = Packets.of(udp("0868", """
                37 ff 00 28 00 00 00 01 00 05 02 c0
                01 09 04 85
                01 00 49 00
                """ + DATAGRAM));

        assertThat(packet.only("gtp.seq_number")).isEqualTo("0x0005");
        assertThat(packet.only("gtp.npdu_number")).isEqualTo("0x02");
        assertThat(packet.field("gtp.ext_hdr.next")).containsExactly("0xc0", "0x85", "0x00");
        assertThat(packet.only("gtp.ext_hdr.pdcp_sn")).isEqualTo("2308");
        assertThat(packet.only("gtp.ext_hdr.pdu_ses_con.qos_flow_id")).isEqualTo("9");
        assertThat(packet.only("gtp.ext_hdr.pdu_ses_cont.rqi")).isEqualTo("1");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:gtp:ip:udp");
    }

    @Test
    void readsVersion0() {
        Packets packet =
                Packets.of(udp("0868", "1e ff 00 1c 10 01 00 02 ff ff ff ff 42 00 01 21 43 65 87 09" + DATAGRAM));

        assertThat(packet.only("gtp.seq_number")).isEqualTo("0x1001");
        assertThat(packet.only("gtp.flow_label")).isEqualTo("0x0002");
        assertThat(packet.only("gtp.tid")).isEqualTo("2400101234567890");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:gtp:ip:udp");
    }

    @Test
    void readsTheHeaderOfAControlMessage() {
        Packets packet = Packets.of(udp("084b", "32 01 00 04 00 00 00 00 13 0b 00 00"));

        assertThat(packet.info()).isEqualTo("Echo request");
        assertThat(packet.only("gtp.seq_number")).isEqualTo("0x130b");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:gtp");
    }

    @Test
    void readsTheHeaderOfAChargingMessage() {
        Packets packet = Packets.of(udp("0d3a", "2e f0 00 02 00 04 7e 01"));

        assertThat(packet.only("gtp.prim.flags.version")).isEqualTo("1");
        assertThat(packet.only("gtp.seq_number")).isEqualTo("0x0004");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:gtpprime");
    }

    @Test
    void leavesOtherProtocolsOnItsPortsAlone() {
        assertThat(Packets.of(udp("0868", "30 08 00 04 00 00 00 00")).protocols())
                .isEqualTo("eth:ethertype:ip:udp:data");
        assertThat(Packets.of(udp("0868", "90 01 00 04 00 00 00 00")).protocols())
                .isEqualTo("eth:ethertype:ip:udp:data");
    }

    @Test
    void endsAnEmptyExtensionHeaderAsMalformed() {
        assertThat(Packets.of(udp("0868", "34 ff 00 08 00 00 00 01 00 00 00 c0 00 00 00 c0"))
                        .has("_ws.malformed"))
                .isTrue();
    }
}
