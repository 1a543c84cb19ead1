package dev.peel.dissectors.ip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class Ipv4DissectorTest {
    private static final int RAW = 101; // LINKTYPE_RAW

    @Test
    void aLengthBeyondThePacketIsNotedAndWhatIsThereIsRead() {
        Packets packet = Packets.linked(RAW, """
                45 00 00 2e  00 00 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
                10 00 20 00  00 08 00 00
                """);

        assertThat(packet.has("ip.bogus_ip_length")).isTrue();
        assertThat(packet.only("_ws.expert.message")).isEqualTo("IPv4 total length exceeds packet length (28 bytes)");
        assertThat(packet.only("udp.srcport")).isEqualTo("4096");
    }

    @Test
    void aQuotedPacketMayBeLongerThanWhatIsQuoted() {
        Packets packet = Packets.linked(RAW, """
                45 00 00 38  00 00 00 00  40 01 00 00  c0 00 02 01  c0 00 02 02
                03 03 00 00  00 00 00 00
                45 00 02 00  00 00 00 00  40 11 00 00  c0 00 02 02  c0 00 02 01
                10 00 20 00  01 ec 00 00
                """);

        assertThat(packet.has("ip.bogus_ip_length")).isFalse();
    }
}
