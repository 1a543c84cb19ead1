package dev.peel.dissectors.fddi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class FddiDissectorTest {
    private static final int FDDI = 10;
    private static final String ADDRESSES = "aa 00 04 00 83 a7  aa 00 04 00 82 a7";

    @Test
    void turnsTheBitsOfAddressesAndGoesOnWithLlc() {
        Packets packet = Packets.linked(FDDI, "50" + ADDRESSES + "aa aa 03 00 00 00 08 00" + """
                45 00 00 1c 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02
                d9 03 14 eb 00 08 00 00
                """);

        assertThat(packet.protocols()).isEqualTo("fddi:llc:ip:udp");
        assertThat(packet.only("fddi.fc")).isEqualTo("0x50");
        assertThat(packet.only("fddi.fc.clf")).isEqualTo("0x05");
        assertThat(packet.only("fddi.fc.prio")).isEqualTo("0");
        assertThat(packet.only("fddi.dst")).isEqualTo("55:00:20:00:c1:e5");
        assertThat(packet.only("fddi.src")).isEqualTo("55:00:20:00:41:e5");
        assertThat(packet.only("udp.dstport")).isEqualTo("5355");
    }

    @Test
    void framesOfTheRingItselfHaveBytes() {
        Packets packet = Packets.linked(FDDI, "c3" + ADDRESSES + "00 00 00 00");

        assertThat(packet.protocols()).isEqualTo("fddi:data");
        assertThat(packet.only("fddi.fc.mac_subtype")).isEqualTo("3");
        assertThat(packet.info()).isEqualTo("MAC frame");
    }
}
