package dev.peel.dissectors.llc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class LlcDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    @Test
    void leadsToIpByTheAccessPoint() {
        Packets packet = Packets.of(ETHERNET + "00 1f  06 06 03" + DATAGRAM);

        assertThat(packet.only("llc.dsap")).isEqualTo("0x06");
        assertThat(packet.only("llc.control")).isEqualTo("0x0003");
        assertThat(packet.only("llc.control.u_modifier_cmd")).isEqualTo("0x00");
        assertThat(packet.protocols()).isEqualTo("eth:llc:ip:udp");
    }

    @Test
    void leadsOnByTheTypeInASnapHeader() {
        Packets packet = Packets.of(ETHERNET + "00 24  aa aa 03 00 00 00 08 00" + DATAGRAM);

        assertThat(packet.only("llc.oui")).isEqualTo("0");
        assertThat(packet.only("llc.type")).isEqualTo("0x0800");
        assertThat(packet.protocols()).isEqualTo("eth:llc:ip:udp");
    }

    @Test
    void readsABridgedEthernetFrame() {
        Packets packet = Packets.of(ETHERNET + "00 32  aa aa 03 00 80 c2 00 07" + ETHERNET + "08 00" + DATAGRAM);

        assertThat(packet.only("llc.pid")).isEqualTo("0x0007");
        assertThat(packet.protocols()).isEqualTo("eth:llc:eth:ethertype:ip:udp");
    }

    @Test
    void keepsTheNumberOfAnOrganizationThatIsNotKnown() {
        Packets packet = Packets.of(ETHERNET + "00 09  aa aa 03 aa bb cc 08 00 01");

        assertThat(packet.only("llc.pid")).isEqualTo("0x0800");
        assertThat(packet.protocols()).isEqualTo("eth:llc:data");
        assertThat(packet.info()).isEqualTo("U, func=UI; SNAP, OUI 0xAABBCC (Unknown), PID 0x0800");
    }

    @Test
    void readsTheNumbersOfAnInformationFrame() {
        Packets packet = Packets.of(ETHERNET + "00 05  42 43 04 ff 02");

        assertThat(packet.only("llc.control")).isEqualTo("0xff04");
        assertThat(packet.only("llc.control.n_r")).isEqualTo("127");
        assertThat(packet.only("llc.control.n_s")).isEqualTo("2");
        assertThat(packet.only("llc.control.f")).isEqualTo("1");
        assertThat(packet.only("llc.control.ftype")).isEqualTo("0x0000");
        assertThat(packet.protocols()).isEqualTo("eth:llc:data");
    }

    @Test
    void readsASupervisoryFrame() {
        Packets packet = Packets.of(ETHERNET + "00 04  42 42 05 06");

        assertThat(packet.only("llc.control.n_r")).isEqualTo("3");
        assertThat(packet.only("llc.control.s_ftype")).isEqualTo("0x0001");
        assertThat(packet.protocols()).isEqualTo("eth:llc");
    }

    @Test
    void readsWhatAStationCanDo() {
        Packets packet = Packets.of(ETHERNET + "00 06  42 42 bf 81 01 0e");

        assertThat(packet.only("llc.control.p")).isEqualTo("1");
        assertThat(packet.only("llc.control.u_modifier_cmd")).isEqualTo("0x2b");
        assertThat(packet.only("basicxid.llc.xid.wsize")).isEqualTo("7");
        assertThat(packet.protocols()).isEqualTo("eth:llc");
        assertThat(packet.info()).isEqualTo("Basic Format; Type 1 LLC (Class I LLC); Window Size 7");
    }
}
