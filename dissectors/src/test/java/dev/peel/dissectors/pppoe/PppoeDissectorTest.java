package dev.peel.dissectors.pppoe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class PppoeDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    @Test
    void readsASession() {
        Packets packet = Packets.of(ETHERNET + "88 64 11 00 00 11 00 1e 00 21" + DATAGRAM + "00".repeat(10));

        assertThat(packet.only("pppoe.version")).isEqualTo("1");
        assertThat(packet.only("pppoe.session_id")).isEqualTo("0x0011");
        assertThat(packet.only("pppoe.payload_length")).isEqualTo("30");
        assertThat(packet.has("eth.padding")).isFalse();
        assertThat(packet.has("_ws.expert")).isFalse();
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:pppoes:ppp:ip:udp");
    }

    @Test
    void moreThanPaddingBehindThePayloadIsNoted() {
        Packets packet = Packets.of(ETHERNET + "88 64 11 00 00 11 00 1e 00 21" + DATAGRAM + "00".repeat(11));

        assertThat(packet.only("_ws.expert.message")).isEqualTo("Possible bad payload length 30 != 41");
        assertThat(packet.has("pppoe.payload_length.bad")).isTrue();
        assertThat(packet.has("_ws.malformed")).isTrue();
        assertThat(packet.tree()).contains("Payload Length: 30 [incorrect, should be 41]");
    }

    @Test
    void readsTheTagsOfDiscovery() {
        Packets packet = Packets.of(ETHERNET + """
                88 63 11 07 00 00 00 2d
                01 01 00 00
                01 02 00 03 61 62 63
                01 03 00 02 01 02
                01 05 00 08 00 00 34 56 00 01 02 03
                41 42 00 02 09 08
                01 09 00 02 00 64
                00 00 00 00
                """);

        assertThat(packet.only("pppoed.tags.ac_name")).isEqualTo("abc");
        assertThat(packet.only("pppoed.tags.host_uniq")).isEqualTo("0102");
        assertThat(packet.only("pppoed.tags.vendor_id")).isEqualTo("13398");
        assertThat(packet.only("pppoed.tag")).isEqualTo("0x4142");
        assertThat(packet.only("pppoed.tag.unknown_data")).isEqualTo("0908");
        assertThat(packet.only("pppoed.tags.credit_scale")).isEqualTo("100");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:pppoed");
        assertThat(packet.info()).isEqualTo("Active Discovery Offer (PADO) AC-Name='abc'");
    }

    @Test
    void readsCreditsAndMetrics() {
        Packets packet = Packets.of(ETHERNET + """
                88 63 11 0a 00 01 00 1c
                01 06 00 04 00 05 00 06
                01 07 00 0a 00 1d 64 32 00 10 03 e8 07 d0
                01 08 00 02 00 2a
                """);

        assertThat(packet.only("pppoed.tags.credits.fcn")).isEqualTo("5");
        assertThat(packet.only("pppoed.tags.credits.bcn")).isEqualTo("6");
        assertThat(packet.only("pppoed.tags.metrics.r")).isEqualTo("1");
        assertThat(packet.only("pppoed.tags.metrics.mdr_units")).isEqualTo("0x0003");
        assertThat(packet.only("pppoed.tags.metrics.cdr_units")).isEqualTo("0x0002");
        assertThat(packet.only("pppoed.tags.metrics.rlq")).isEqualTo("100");
        assertThat(packet.only("pppoed.tags.metrics.max_drate")).isEqualTo("2000");
        assertThat(packet.only("pppoed.tags.seq_num")).isEqualTo("0x002a");
    }

    @Test
    void endsAtATagLongerThanTheTags() {
        Packets packet = Packets.of(ETHERNET + "88 63 11 09 00 00 00 0a 01 03 00 02 01 02 01 02 00 ff");

        assertThat(packet.only("pppoed.tags.host_uniq")).isEqualTo("0102");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }
}
