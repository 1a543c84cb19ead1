package dev.peel.dissectors.ciscometadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class CiscoMetaDataDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    @Test
    void readsTheSecurityGroup() {
        Packets packet = Packets.of(ETHERNET + "89 09 01 01 00 01 00 02 08 00" + DATAGRAM + "00 01 02");

        assertThat(packet.only("cmd.sgt")).isEqualTo("2");
        assertThat(packet.only("cmd.type")).isEqualTo("0x0800");
        assertThat(packet.only("cmd.trailer")).isEqualTo("000102");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:cmd:ethertype:ip:udp");
    }
}
