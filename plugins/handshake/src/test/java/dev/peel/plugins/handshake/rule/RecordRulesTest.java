package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.ascii;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecordRulesTest {
    private final Conversation conversation = new Conversation().connect().client(ACK, clientHello(""));

    @Test
    @Fires("H-52")
    void tellsBytesThatAreNoRecord() throws IOException {
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation.server(ACK, ascii("this is no record of TLS, is it?"));

        assertThat(conversation.verdict("H-52").evidence()).containsExactly(6L);
    }

    @Test
    @Spares("H-52")
    void recordThatGoesOnInTheNextSegmentIsWhole() throws IOException {
        String done = SERVER_HELLO_DONE.replace(" ", "");
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), done.substring(0, 6));
        conversation.server(ACK, done.substring(6));

        assertThat(conversation.ids()).doesNotContain("H-52");
    }

    @Test
    @Fires("H-21")
    @Spares("H-52")
    void serverThatNeverSpokeTlsBreaksNothingOff() throws IOException {
        conversation.server(ACK, ascii("HTTP/1.1 400 Bad Request\r\n\r\n"));

        assertThat(conversation.ids()).contains("H-21").doesNotContain("H-52");
    }
}
