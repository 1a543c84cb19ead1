package dev.peel.dissectors.ip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class Ipv6DissectorTest {
    private static final int RAW = 101;
    private static final String ADDRESSES = """
            20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01   # source
            20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02   # destination
            """;

    @Test
    void readsTheHeader() {
        Packets packet = packet("6 a b 1 2 3 4 5  00 04  fd  40", "01 02 03 04");

        assertThat(packet.only("ipv6.version")).isEqualTo("6");
        assertThat(packet.only("ipv6.tclass")).isEqualTo("0x000000ab");
        assertThat(packet.only("ipv6.flow")).isEqualTo("0x012345");
        assertThat(packet.only("ipv6.plen")).isEqualTo("4");
        assertThat(packet.only("ipv6.nxt")).isEqualTo("253");
        assertThat(packet.only("ipv6.hlim")).isEqualTo("64");
        assertThat(packet.field("ipv6.addr")).containsExactly("2001:db8::1", "2001:db8::2");
        assertThat(packet.only("ip.version")).isEqualTo("6");
        assertThat(packet.protocols()).endsWith("ipv6:data");
    }

    @Test
    void readsExtensionHeadersOneAfterTheOther() {
        Packets packet = packet("60 00 00 00  00 18  00  40", """
                3c 00  05 02 00 00  01 00        # hop-by-hop: router alert, padding
                2c 00  01 04 00 00 00 00         # destination options: padding
                3b 00  00 00  0a 0b 0c 0d        # an atomic fragment
                """);

        assertThat(packet.protocols()).endsWith("ipv6:ipv6.hopopts:ipv6.dstopts:ipv6.fraghdr");
        assertThat(packet.field("ipv6.opt.type")).containsExactly("0x05", "0x01", "0x01");
        assertThat(packet.only("ipv6.opt.router_alert")).isEqualTo("0");
        assertThat(packet.only("ipv6.fraghdr.ident")).isEqualTo("0x0a0b0c0d");
        assertThat(packet.info()).isEqualTo("IPv6 no next header");
    }

    @Test
    void putsFragmentsTogether() {
        Packets packets = Packets.linked(
                RAW,
                "60 00 00 00  00 10  2c  40" + ADDRESSES + "11 00  00 01  00 00 00 07" + "04 d2 04 d2 00 10 00 00",
                "60 00 00 00  00 10  2c  40" + ADDRESSES + "11 00  00 08  00 00 00 07" + "01 02 03 04 05 06 07 08");

        assertThat(packets.frame(1).protocols()).endsWith("ipv6:ipv6.fraghdr:data");
        assertThat(packets.frame(2).protocols()).endsWith("ipv6:ipv6.fraghdr:udp:data");
        assertThat(packets.frame(2).field("ipv6.fragment")).containsExactly("1", "2");
        assertThat(packets.frame(2).only("ipv6.reassembled.length")).isEqualTo("16");
        assertThat(packets.frame(2).only("udp.srcport")).isEqualTo("1234");
    }

    @Test
    void doesNotPutTogetherAFragmentThatIsCut() {
        Packets packets = Packets.linked(
                RAW,
                "60 00 00 00  00 20  2c  40" + ADDRESSES + "11 00  00 01  00 00 00 07" + "04 d2 04 d2 00 10 00 00",
                "60 00 00 00  00 10  2c  40" + ADDRESSES + "11 00  00 08  00 00 00 07" + "01 02 03 04 05 06 07 08");

        assertThat(packets.frame(2).has("ipv6.fragment")).isFalse();
    }

    @Test
    void takesTheLastAddressOfASourceRouteForTheDestination() {
        Packets packet = packet(
                "60 00 00 00  00 18  2b  40",
                "3b 02 00 01  00 00 00 00" + "20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 09");

        assertThat(packet.only("ipv6.routing.src.addr")).isEqualTo("2001:db8::9");
        assertThat(packet.only("ipv6.dst")).isEqualTo("2001:db8::2");
    }

    @Test
    void readsTheAddressesOfASegmentRoute() {
        Packets packet = packet("60 00 00 00  00 28  2b  40", """
                3b 04 04 01  01 00 00 05
                20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a
                20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0b
                """);

        assertThat(packet.field("ipv6.routing.srh.addr")).containsExactly("2001:db8::a", "2001:db8::b");
        assertThat(packet.only("ipv6.routing.segleft")).isEqualTo("1");
    }

    @Test
    void endsAJumbogramWhereItsOptionSays() {
        Packets packet = packet("60 00 00 00  00 00  00  40", "fd 00  c2 04  00 00 00 0c" + "01 02 03 04" + "ff ff");

        assertThat(packet.only("ipv6.opt.jumbo")).isEqualTo("12");
        assertThat(packet.bytes("data.data")).containsExactly("01020304");
    }

    @Test
    void tellsOfWhatTheAddressesHoldInside() {
        Packets packet = Packets.linked(RAW, """
                60 00 00 00  00 00  3b  40
                20 02 c0 00 02 01 00 02  02 00 5e ff fe 00 53 01   # 6to4, made of a hardware address
                20 01 00 00 41 36 e3 78  80 00 63 bf 3f ff dd 22   # Teredo
                """);

        assertThat(packet.only("ipv6.src_6to4_gw_ipv4")).isEqualTo("192.0.2.1");
        assertThat(packet.only("ipv6.src_6to4_sla_id")).isEqualTo("2");
        assertThat(packet.only("ipv6.src_slaac_mac")).isEqualTo("00:00:5e:00:53:01");
        assertThat(packet.only("ipv6.dst_ts_ipv4")).isEqualTo("65.54.227.120");
        assertThat(packet.only("ipv6.dst_tc_port")).isEqualTo("40000");
        assertThat(packet.only("ipv6.dst_tc_ipv4")).isEqualTo("192.0.34.221");
    }

    @Test
    void readsManyExtensionHeadersWithoutNesting() {
        Packets packet = packet("60 00 00 00  06 40  3c  40", "3c 00 01 04 00 00 00 00".repeat(200));

        assertThat(packet.field("ipv6.dstopts.nxt")).hasSize(200);
    }

    @Test
    void endsAtAnOptionThatIsLongerThanItsHeader() {
        Packets packet = packet("60 00 00 00  00 08  00  40", "11 00 01 20 00 00 00 00");

        assertThat(packet.protocols()).endsWith("ipv6:ipv6.hopopts");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }

    @Test
    void showsAPayloadThatIsPromisedButMissingAsMalformed() {
        Packets packet = packet("60 00 00 00  00 00  11  40", "");

        assertThat(packet.protocols()).endsWith("ipv6:udp");
        assertThat(packet.has("_ws.malformed")).isTrue();
    }

    private static Packets packet(String header, String payload) {
        return Packets.linked(RAW, header + "\n" + ADDRESSES + payload);
    }
}
