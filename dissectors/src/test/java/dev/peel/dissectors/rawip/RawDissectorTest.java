package dev.peel.dissectors.rawip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class RawDissectorTest {
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static final int RAW = 101; // LINKTYPE_RAW

    @Test
    void tellsTheVersionsOfIpApart() {
        String version6 = "60 00 00 00 00 00 3b 40" + "00".repeat(32);

        assertThat(Packets.linked(RAW, DATAGRAM).protocols()).isEqualTo("raw:ip:udp");
        assertThat(Packets.linked(RAW, version6).protocols()).isEqualTo("raw:ipv6");
    }

    @Test
    void readsAPppFrame() {
        assertThat(Packets.linked(RAW, "ff 03 00 21" + DATAGRAM).protocols()).isEqualTo("raw:ppp:ip:udp");
    }

    @Test
    void keepsOtherBytesAsData() {
        assertThat(Packets.linked(RAW, "70 01 02 03").protocols()).isEqualTo("raw:data");
    }
}
