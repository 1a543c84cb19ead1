package dev.peel.dissectors.bzr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BzrDissectorTest {
    private static final String MESSAGE = """
            62 7a 72 20 6d 65 73 73 61 67 65 20 33 20 28 62 7a 72 20 31 2e 36 29 0a   # bzr message 3 (bzr 1.6)
            00 00 00 02 64 65                                                         # no headers
            73 00 00 00 02 6c 65                                                      # an empty list
            6f 53                                                                     # success
            62 00 00 00 03 61 62 63                                                   # bytes
            65                                                                        # the end
            """;

    @Test
    void readsAMessageWithItsParts() {
        Packets packets = new TcpTalk(4155).client(MESSAGE).packets();

        assertThat(packets.protocols()).endsWith("tcp:bzr");
        assertThat(packets.only("bzr.protocol_version")).isEqualTo("bzr message 3 (bzr 1.6)");
        assertThat(packets.field("bzr.bencode.length")).containsExactly("0x00000002", "0x00000002");
        assertThat(packets.only("bzr.result")).isEqualTo("0x53");
        assertThat(packets.bytes("bzr.bytes.data")).containsExactly("616263");
    }

    @Test
    void readsAMessageWhereverItIsSplit() {
        byte[] whole = Packets.hex(MESSAGE);
        String hex = HexFormat.of().formatHex(whole);

        for (int split = 1; split < whole.length; split++) {
            Packets packets = new TcpTalk(4155)
                    .client(hex.substring(0, 2 * split))
                    .client(hex.substring(2 * split))
                    .packets();

            assertThat(packets.frame(1).has("bzr")).as("split at %d", split).isFalse();
            assertThat(packets.frame(2).field("bzr.kind"))
                    .as("split at %d", split)
                    .hasSize(4);
        }
    }
}
