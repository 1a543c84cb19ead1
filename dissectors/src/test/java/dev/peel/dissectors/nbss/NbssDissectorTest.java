package dev.peel.dissectors.nbss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class NbssDissectorTest {
    @Test
    void readsAMessageThatCameInTwoSegments() {
        Packets packets = new TcpTalk(445)
                .client("00 00 00 06 fe 53 4d")
                .client("42 40 00")
                .packets();

        assertThat(packets.frame(1).protocols()).endsWith("ip:tcp");
        assertThat(packets.frame(2).protocols()).endsWith("tcp:nbss:data");
        assertThat(packets.frame(2).only("nbss.length")).isEqualTo("6");
    }

    @Test
    void showsWhatIsNoMessageAsContinuation() {
        Packets packet = new TcpTalk(139).client("ff 53 4d 42").packets();

        assertThat(packet.bytes("nbss.continuation_data")).containsExactly("ff534d42");
        assertThat(packet.info()).isEqualTo("NBSS Continuation Message");
    }
}
