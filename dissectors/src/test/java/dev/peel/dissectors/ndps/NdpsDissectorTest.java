package dev.peel.dissectors.ndps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class NdpsDissectorTest {
    @Test
    void readsTheHeadOfACall() {
        Packets packets = new TcpTalk(3017)
                .client("80 00 00 0c 00 00 00 05 00 00 00 00")
                .client("00 00 00 02")
                .packets();

        assertThat(packets.frame(1).protocols()).endsWith("ip:tcp");
        assertThat(packets.frame(2).only("ndps.record_mark")).isEqualTo("0x8000");
        assertThat(packets.frame(2).only("ndps.record_length")).isEqualTo("12");
        assertThat(packets.frame(2).only("ndps.xid")).isEqualTo("0x00000005");
        assertThat(packets.frame(2).info()).isEqualTo("Request");
    }

    @Test
    void readsARecordTooShortForACall() {
        assertThat(new TcpTalk(3017).client("80 00 00 01 00").packets().only("ndps.record_length"))
                .isEqualTo("1");
    }
}
