package dev.peel.dissectors.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class ProxyDissectorTest {
    private static final String VERSION_2 =
            "0d 0a 0d 0a 00 0d 0a 51 55 49 54 0a 21 11 00 10 c0 00 02 07 c6 33 64 01 c8 22 01 bb 04 00 01 ff";

    @Test
    void readsALineAndWhatIsBehindIt() {
        Packets packets = new TcpTalk(443)
                .clientText("PROXY TCP4 192.0.2.7 198.51.100.1 51234 443\r\n")
                .clientHello()
                .packets();

        assertThat(packets.only("proxy.v1.proto")).isEqualTo("TCP4");
        assertThat(packets.only("proxy.src.ipv4")).isEqualTo("192.0.2.7");
        assertThat(packets.only("proxy.dst.ipv4")).isEqualTo("198.51.100.1");
        assertThat(packets.only("proxy.srcport")).isEqualTo("51234");
        assertThat(packets.frame(2).only("tls.handshake.type")).isEqualTo("1");
    }

    @Test
    void readsAddressesOfIpv6() {
        Packets packets = new TcpTalk(443)
                .clientText("PROXY TCP6 2001:db8::7 2001:db8::1 51234 443\r\n")
                .packets();

        assertThat(packets.only("proxy.src.ipv6")).isEqualTo("2001:db8::7");
    }

    /** As listeners for both versions write it, RFC 4291 2.5.5.2. */
    @Test
    void readsAddressesOfIpv4WithinIpv6() {
        Packets packets = new TcpTalk(443)
                .clientText("PROXY TCP6 ::ffff:192.0.2.7 ::ffff:198.51.100.1 51234 443\r\n")
                .packets();

        assertThat(packets.only("proxy.src.ipv6")).isEqualTo("::ffff:192.0.2.7");
        assertThat(packets.only("proxy.dst.ipv6")).isEqualTo("::ffff:198.51.100.1");
        assertThat(packets.has("_ws.malformed")).isFalse();
    }

    @Test
    void readsABinaryHeaderAndWhatIsBehindIt() {
        Packets packets = new TcpTalk(443).client(VERSION_2).clientHello().packets();

        assertThat(packets.only("proxy.src.ipv4")).isEqualTo("192.0.2.7");
        assertThat(packets.only("proxy.dstport")).isEqualTo("443");
        assertThat(packets.only("proxy.v2.tlv.type")).isEqualTo("0x04");
        assertThat(packets.frame(2).only("tls.handshake.type")).isEqualTo("1");
    }

    @Test
    void findsTlsInTheSegmentOfTheHeader() {
        Packets packets =
                new TcpTalk(443).client(VERSION_2 + " 15 03 01 00 02 02 28").packets();

        assertThat(packets.only("tls.alert_message.desc")).isEqualTo("40");
    }

    @Test
    void marksALineWithoutAddresses() {
        Packets packets =
                new TcpTalk(443).clientText("PROXY TCP4 localhost\r\n").packets();

        assertThat(packets.has("_ws.malformed")).isTrue();
    }

    @Test
    void takesALineOfAnUnknownConnection() {
        Packets packets =
                new TcpTalk(443).clientText("PROXY UNKNOWN whatever\r\n").packets();

        assertThat(packets.only("proxy.v1.unknown")).isEqualTo(" whatever");
    }
}
