package dev.peel.dissectors.teredo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class TeredoDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";

    private static final String VERSION_6 = "60 00 00 00 00 00 3b 40" + "00".repeat(32);

    private static String udp(String port, String payload) {
        int length = Packets.hex(payload).length;
        return ETHERNET
                + String.format(
                        "08 00 45 00 %04x 0001 0000 40 11 0000 c0000201 c0000202 15b3 %s %04x 0000 %s",
                        28 + length, port, 8 + length, payload);
    }

    @Test
    void carriesIpv6() {
        assertThat(Packets.of(udp("0dd8", VERSION_6)).protocols()).isEqualTo("eth:ethertype:ip:udp:teredo:ipv6");
    }

    @Test
    void readsAuthenticationAndOrigin() {
        Packets packet = Packets.of(udp("0dd8", """
                00 01 02 03 61 62 0a 0b 0c 01 02 03 04 05 06 07 08 00
                00 00 32 de 46 f9 3f 46
                """ + VERSION_6));

        assertThat(packet.only("teredo.auth.id")).isEqualTo("6162");
        assertThat(packet.only("teredo.auth.value")).isEqualTo("0a0b0c");
        assertThat(packet.only("teredo.auth.nonce")).isEqualTo("0102030405060708");
        assertThat(packet.only("teredo.orig.port")).isEqualTo("52513");
        assertThat(packet.only("teredo.orig.addr")).isEqualTo("185.6.192.185");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp:teredo:ipv6");
    }
}
