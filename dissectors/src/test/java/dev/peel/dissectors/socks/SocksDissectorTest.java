package dev.peel.dissectors.socks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class SocksDissectorTest {
    private static final String REQUEST_BY_NAME = "05 01 00 03 04 68 6f 73 74 01 bb";

    @Test
    void readsVersion5AndWhatIsTunnelled() {
        Packets packets = new TcpTalk(1080)
                .client("05 02 00 01")
                .server("05 00")
                .client(REQUEST_BY_NAME)
                .server("05 00 00 01 c0 00 02 07 01 bb")
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(1).field("socks.auth_method")).containsExactly("0", "1");
        assertThat(packets.frame(3).only("socks.remote_name")).isEqualTo("host");
        assertThat(packets.frame(3).only("socks.port")).isEqualTo("443");
        assertThat(packets.frame(4).only("socks.results")).isEqualTo("0");
        assertThat(packets.frame(5).protocols()).endsWith("socks:tls");
    }

    @Test
    void readsVersion4WithAName() {
        Packets packets = new TcpTalk(1080)
                .client("04 01 01 bb 00 00 00 01 74 69 6c 6c 00 68 6f 73 74 00")
                .server("00 5a 00 00 00 00 00 00")
                .clientHello()
                .asWireshark();

        assertThat(packets.only("socks.username")).isEqualTo("till");
        assertThat(packets.only("socks.v4a_dns_name")).isEqualTo("host");
        assertThat(packets.frame(3).protocols()).endsWith("socks:tls");
    }

    @Test
    void authenticatesBetweenGreetingAndRequest() {
        Packets packets = new TcpTalk(1080)
                .client("05 01 02")
                .server("05 02")
                .client("01 04 74 69 6c 6c 02 70 77")
                .server("01 00")
                .client(REQUEST_BY_NAME)
                .packets();

        assertThat(packets.only("socks.username")).isEqualTo("till");
        assertThat(packets.only("socks.password")).isEqualTo("pw");
        assertThat(packets.frame(5).only("socks.command")).isEqualTo("1");
    }

    @Test
    void hasNoTunnelBehindARefusal() {
        Packets packets = new TcpTalk(1080)
                .client("05 01 00")
                .server("05 00")
                .client(REQUEST_BY_NAME)
                .server("05 05 00 01 00 00 00 00 00 00")
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(4).only("socks.results")).isEqualTo("5");
        assertThat(packets.frame(5).has("tls.handshake.type")).isFalse();
    }

    @Test
    void readsWhatFollowsInTheSameSegment() {
        Packets packets = new TcpTalk(1080)
                .client("05 01 00")
                .server("05 00")
                .client(REQUEST_BY_NAME)
                .server("05 00 00 01 c0 00 02 07 01 bb 15 03 01 00 02 02 28")
                .asWireshark();

        assertThat(packets.frame(4).only("tls.alert_message.desc")).isEqualTo("40");
    }
}
