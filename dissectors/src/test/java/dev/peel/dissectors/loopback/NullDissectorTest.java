package dev.peel.dissectors.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NullDissectorTest {
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    private static final int NULL = 0; // LINKTYPE_NULL
    private static final int LOOP = 108; // LINKTYPE_LOOP

    @ParameterizedTest
    @CsvSource({
        "02000000, 2",
        "00000002, 2",
        "00020000, 2",
        "00000200, 2",
        "1e000000, 30",
        "0000001e, 30",
        "1c000000, 28",
        "00000800, 2048",
        "00080000, 2048",
        "000086dd, 34525",
        "dd860000, 34525",
        "ffffffff, 65535",
        "00024500, 17664",
        "000005ff, 1535",
        "ff050000, 1535",
        "00000600, 1536",
        "00000000, 0"
    })
    void tellsFamiliesFromTypesInEitherByteOrder(String bytes, int expected) {
        assertThat(NullDissector.familyOrType(Long.parseLong(bytes, 16))).isEqualTo(expected);
    }

    @Test
    void leadsToIpByFamily() {
        Packets packet = Packets.linked(NULL, "02 00 00 00" + DATAGRAM);

        assertThat(packet.only("null.family")).isEqualTo("2");
        assertThat(packet.protocols()).isEqualTo("null:ip:udp");
    }

    @Test
    void leadsToIpByType() {
        Packets packet = Packets.linked(NULL, "00 08 00 00" + DATAGRAM);

        assertThat(packet.only("null.type")).isEqualTo("0x0800");
        assertThat(packet.protocols()).isEqualTo("null:ip:udp");
    }

    @Test
    void readsAPppFrame() {
        Packets packet = Packets.linked(NULL, "ff 03 00 21" + DATAGRAM);

        assertThat(packet.has("null.family")).isFalse();
        assertThat(packet.protocols()).isEqualTo("null:ppp:ip:udp");
    }

    @Test
    void takesOpenBsdsFamilyAsItStands() {
        assertThat(Packets.linked(LOOP, "00 00 00 02" + DATAGRAM).protocols()).isEqualTo("null:ip:udp");
        assertThat(Packets.linked(LOOP, "02 00 00 00" + DATAGRAM).protocols()).isEqualTo("null:data");
    }

    @Test
    void isMalformedWithoutAFamily() {
        assertThat(Packets.linked(NULL, "02 00").has("_ws.malformed")).isTrue();
    }
}
