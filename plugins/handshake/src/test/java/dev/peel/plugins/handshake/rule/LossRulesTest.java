package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.SYN;
import static dev.peel.plugins.handshake.Records.DATA_12;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.rule.Openers.complete12;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LossRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("P-01")
    void tellsSegmentsThatAreSentAgainAndAgain() throws IOException {
        conversation.connect().client(ACK, clientHello(""));
        int length = clientHello("").replace(" ", "").length() / 2;
        for (int i = 0; i < 3; i++) {
            conversation.pause(500).clientForgets(length).client(ACK, clientHello(""));
        }
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""));

        assertThat(conversation.verdict("P-01").text()).contains("client sent 3 of its 4 segments");
        assertThat(conversation.verdict("P-01").evidence()).containsExactly(5L, 6L, 7L);
    }

    @Test
    @Spares("P-01")
    void oneSegmentSentAgainIsNoStorm() throws IOException {
        int length = clientHello("").replace(" ", "").length() / 2;
        conversation.connect().client(ACK, clientHello("")).pause(300).clientForgets(length);
        conversation.client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));

        assertThat(conversation.ids()).doesNotContain("P-01");
    }

    @Test
    @Fires("P-05")
    void tellsClosedWindowInTheHandshake() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation.window(0).client(ACK).window(0x1000).server(ACK, SERVER_HELLO_DONE);

        assertThat(conversation.verdict("P-05").text()).contains("client could take no more");
        assertThat(conversation.verdict("P-05").evidence()).containsExactly(6L);
    }

    @Test
    @Spares("P-05")
    void windowThatIsClosedAfterTheHandshakeIsNotOfIt() throws IOException {
        complete12(conversation).server(ACK, DATA_12).client(ACK, DATA_12);
        conversation.window(0).client(ACK).client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("P-05");
    }

    @Test
    @Fires("P-05")
    void tellsWindowThatIsSmallerThanTheServersMessages() throws IOException {
        conversation.window(40).connect().client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);

        assertThat(conversation.verdict("P-05").text()).contains("window of 40 bytes");
        assertThat(conversation.verdict("P-05").kind()).isEqualTo(Kind.NOTE);
    }

    @Test
    @Spares("P-05")
    void windowThatIsScaledIsLarger() throws IOException {
        conversation
                .window(40)
                .options("01030307")
                .client(SYN)
                .options("01030307")
                .server(SYN | ACK)
                .client(ACK);
        conversation.client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);

        assertThat(conversation.ids()).doesNotContain("P-05");
    }
}
