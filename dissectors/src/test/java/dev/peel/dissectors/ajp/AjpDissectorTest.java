package dev.peel.dissectors.ajp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class AjpDissectorTest {
    @Test
    void readsTheHeadsOfPackets() {
        Packets packets = new TcpTalk(8009)
                .client("12 34 00 01 0a")
                .server("41 42 00 01 09")
                .packets();

        assertThat(packets.frame(1).protocols()).endsWith("tcp:ajp13");
        assertThat(packets.frame(1).only("ajp13.len")).isEqualTo("1");
        assertThat(packets.frame(1).only("ajp13.code")).isEqualTo("10");
        assertThat(packets.frame(2).info()).isEqualTo("CPONG");
    }

    @Test
    void waitsForAWholePacket() {
        Packets packets =
                new TcpTalk(8009).client("12 34 00 02 0a").client("00").packets();

        assertThat(packets.frame(1).protocols()).endsWith("ip:tcp");
        assertThat(packets.frame(2).only("ajp13.len")).isEqualTo("2");
    }
}
