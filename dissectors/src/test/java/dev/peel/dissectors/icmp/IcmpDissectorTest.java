package dev.peel.dissectors.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class IcmpDissectorTest {
    private static final String QUOTED = """
            45 00 00 1c 00 00 00 00  3f 11 00 00  c0 00 02 02  c0 00 02 63
            30 39 82 9b 00 08 00 00
            """;

    @Test
    void readsAnEchoRequestWithItsData() {
        Packets packet = icmp("08 00 f7 fb  00 01 00 02  61 62 63");

        assertThat(packet.protocols()).endsWith("ip:icmp:data");
        assertThat(packet.only("icmp.type")).isEqualTo("8");
        assertThat(packet.only("icmp.ident")).isEqualTo("1");
        assertThat(packet.only("icmp.ident_le")).isEqualTo("256");
        assertThat(packet.only("icmp.seq")).isEqualTo("2");
        assertThat(packet.only("data.len")).isEqualTo("3");
    }

    @Test
    void dissectsTheQuotedPacketOfAnError() {
        Packets packet = icmp("03 04 00 00  00 00 05 dc" + QUOTED);

        assertThat(packet.protocols()).endsWith("ip:icmp:ip:udp");
        assertThat(packet.only("icmp.mtu")).isEqualTo("1500");
        assertThat(packet.field("ip.src")).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(packet.only("udp.dstport")).isEqualTo("33435");
    }

    @Test
    void readsMplsLabelsBehindTheQuotedPacket() {
        Packets packet = icmp("0b 00 00 00  00 07 00 00" + QUOTED + "20 00 00 00  00 08 01 01  00 01 91 40");

        assertThat(packet.only("icmp.length")).isEqualTo("7");
        assertThat(packet.only("icmp.mpls.label")).isEqualTo("25");
        assertThat(packet.only("icmp.mpls.s")).isEqualTo("1");
        assertThat(packet.only("icmp.mpls.ttl")).isEqualTo("64");
    }

    @Test
    void endsAtAnExtensionObjectShorterThanItsHeader() {
        Packets packet = icmp("0b 00 00 00  00 07 00 00" + QUOTED + "20 00 00 00  00 02 01 01  00 01 91 40");

        assertThat(packet.has("_ws.malformed")).isTrue();
        assertThat(packet.has("icmp.mpls.label")).isFalse();
    }

    @Test
    void readsNeighborDiscoveryWithItsOptions() {
        Packets packet = icmpv6("""
                86 00 00 00  40 c0 07 08  00 00 00 00  00 00 00 00          # router advertisement
                01 01  00 00 5e 00 53 01                                    # its hardware address
                05 01  00 00  00 00 05 dc                                   # MTU
                03 04  40 c0  00 00 0e 10  00 00 0e 10  00 00 00 00
                20 01 0d b8 00 01 00 00 00 00 00 00 00 00 00 00             # prefix
                """);

        assertThat(packet.only("icmpv6.type")).isEqualTo("134");
        assertThat(packet.only("icmpv6.nd.ra.flag.m")).isEqualTo("1");
        assertThat(packet.only("icmpv6.nd.ra.router_lifetime")).isEqualTo("1800");
        assertThat(packet.only("icmpv6.opt.mtu")).isEqualTo("1500");
        assertThat(packet.only("icmpv6.opt.prefix")).isEqualTo("2001:db8:1::");
        assertThat(packet.field("icmpv6.opt.type")).containsExactly("1", "5", "3");
    }

    @Test
    void readsMulticastListenerRecords() {
        Packets packet = icmpv6("""
                8f 00 00 00  00 00 00 01
                04 00 00 01  ff 02 00 00 00 00 00 00 00 00 00 00 00 01 00 03
                20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 07
                """);

        assertThat(packet.only("icmpv6.mldr.mar.record_type")).isEqualTo("4");
        assertThat(packet.only("icmpv6.mldr.mar.multicast_address")).isEqualTo("ff02::1:3");
        assertThat(packet.only("icmpv6.mldr.mar.source_address")).isEqualTo("2001:db8::7");
    }

    @Test
    void endsAtANeighborOptionOfNoLength() {
        Packets packet = icmpv6("85 00 00 00  00 00 00 00  01 00 00 00 00 00 00 00");

        assertThat(packet.has("_ws.malformed")).isTrue();
        assertThat(packet.only("icmpv6.opt.length")).isEqualTo("0");
    }

    @Test
    void theChecksumOfExtensionsIsJudged() {
        String question = "2a 00 00 00  00 01 01 01  20 00 %s  00 08 03 02  00 00 00 01";

        Packets right = icmp(String.format(question, "dc f4"));
        Packets wrong = icmp(String.format(question, "dc f5"));

        assertThat(right.only("icmp.ext.checksum.status")).isEqualTo("1");
        assertThat(right.has("icmp.ext.checksum_bad")).isFalse();
        assertThat(wrong.only("icmp.ext.checksum.status")).isEqualTo("0");
        assertThat(wrong.tree()).contains("Checksum: 0xdcf5 incorrect, should be 0xdcf4");
    }

    @Test
    void anObjectLongerThanTheMessageIsReadAsFarAsItGoes() {
        Packets packet = icmp("2a 00 00 00  00 01 01 01  20 00 00 00  65 93 3a 33  00 0d dc 2b");

        assertThat(packet.only("icmp.ext.data")).isEqualTo("000ddc2b");
        assertThat(packet.has("_ws.malformed")).isFalse();
    }

    @Test
    void survivesEveryCut() {
        byte[] whole = Packets.hex(
                ipv4(Packets.hex("0b 00 00 00  00 07 00 00" + QUOTED + "20 00 00 00 00 08 01 01 00 01 91 40").length)
                        + "0b 00 00 00  00 07 00 00" + QUOTED + "20 00 00 00 00 08 01 01 00 01 91 40");

        for (int length = 0; length < whole.length; length++) {
            String cut = HexFormat.of().formatHex(whole, 0, length);

            assertThat(Packets.linked(101, cut).has("frame.number")).isTrue();
        }
    }

    private static Packets icmp(String message) {
        return Packets.linked(101, ipv4(Packets.hex(message).length) + message);
    }

    private static String ipv4(int payload) {
        return "45 00 00 " + String.format("%02x", 20 + payload)
                + " 00 00 00 00  40 01 00 00  c0 00 02 01  c0 00 02 02\n";
    }

    private static Packets icmpv6(String message) {
        return Packets.linked(
                101, "60 00 00 00 00 " + String.format("%02x", Packets.hex(message).length) + """
                         3a ff
                        fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01
                        ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 01
                        """ + message);
    }
}
