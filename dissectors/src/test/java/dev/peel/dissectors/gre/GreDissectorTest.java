package dev.peel.dissectors.gre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class GreDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static String ip(String protocol, String payload) {
        return ETHERNET
                + String.format(
                        "08 00 45 00 %04x 0001 0000 40 %s 0000 c0000201 c0000202 %s",
                        20 + Packets.hex(payload).length, protocol, payload);
    }

    @Test
    void readsEveryOptionalField() {
        Packets packet = Packets.of(ip("2f", "b0 00 08 00 6e 7c 00 00 00 01 d9 7c 00 00 00 05" + DATAGRAM));

        assertThat(packet.only("gre.flags_and_version")).isEqualTo("0xb000");
        assertThat(packet.only("gre.checksum")).isEqualTo("0x6e7c");
        assertThat(packet.only("gre.checksum.status")).isEqualTo("0");
        assertThat(packet.only("gre.key")).isEqualTo("0x0001d97c");
        assertThat(packet.only("gre.sequence_number")).isEqualTo("5");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:ip:udp");
        assertThat(packet.layers()).contains("Generic Routing Encapsulation (IP)");
    }

    @Test
    void verifiesTheChecksum() {
        Packets packet = Packets.of(ip("2f", "80 00 12 34 6d cb 00 00"));

        assertThat(packet.only("gre.checksum.status")).isEqualTo("1");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre");
    }

    @Test
    void readsTheKeyOfPptp() {
        Packets packet = Packets.of(ip("2f", "30 81 88 0b 00 20 00 01 00 00 00 03 00 00 00 04 ff 03 00 21" + DATAGRAM));

        assertThat(packet.only("gre.key.payload_length")).isEqualTo("32");
        assertThat(packet.only("gre.key.call_id")).isEqualTo("1");
        assertThat(packet.only("gre.ack_number")).isEqualTo("4");
        assertThat(packet.only("gre.flags.ack")).isEqualTo("1");
        assertThat(packet.only("gre.flags.version")).isEqualTo("1");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:ppp:ip:udp");
    }

    @Test
    void readsASourceRoute() {
        Packets packet = Packets.of(ip("2f", "40 00 08 00 00 00 00 04 08 00 04 04 c0 00 02 63 00 00 00 00" + DATAGRAM));

        assertThat(packet.field("gre.routing.address_family")).containsExactly("2048", "0");
        assertThat(packet.only("gre.routing.information")).isEqualTo("c0000263");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:ip:udp");
    }

    @Test
    void readsARedirectHeader() {
        Packets packet = Packets.of(ip("2f", "00 00 88 3e 05 3d 00 2a" + DATAGRAM));

        assertThat(packet.only("gre.wccp.dynamic_service")).isEqualTo("1");
        assertThat(packet.only("gre.wccp.service_id")).isEqualTo("61");
        assertThat(packet.only("gre.wccp.primary_bucket")).isEqualTo("42");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:ip:udp");
    }

    @Test
    void carriesWholeFrames() {
        Packets packet = Packets.of(ip("2f", "20 00 65 58 00 00 01 00" + ETHERNET + "08 00" + DATAGRAM));

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:eth:ethertype:ip:udp");
    }

    @Test
    void keepsWhatItDoesNotKnowAsData() {
        Packets packet = Packets.of(ip("2f", "00 00 fe fe 01 02"));

        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:gre:data");
        assertThat(packet.info()).isEqualTo("Encapsulated 0xFEFE (unknown)");
    }
}
