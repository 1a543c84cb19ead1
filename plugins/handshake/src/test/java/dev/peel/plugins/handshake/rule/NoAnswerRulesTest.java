package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Records.CHOOSES_13;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.extension;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.Records.serverName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NoAnswerRulesTest {
    private static final String PADDING = extension("0015", "00".repeat(1400));

    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-30")
    void tellsClientHelloThatArrivesAndIsNotAnswered() throws IOException {
        conversation
                .connect()
                .client(ACK, clientHello(""))
                .server(ACK)
                .pause(5000)
                .client(FIN | ACK);

        assertThat(conversation.verdict("H-30").text()).contains("the client closed (FIN) after 5.0 s");
        assertThat(conversation.verdict("H-30").evidence()).containsExactly(4L, 5L, 6L);
    }

    @Test
    @Spares("H-30")
    void clientHelloAtTheEndOfTheCaptureMayYetBeAnswered() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK);

        assertThat(conversation.ids()).isEmpty();
    }

    @Test
    @Spares("H-30")
    void clientHelloThatIsAnsweredWithAnAlertIsAnswered() throws IOException {
        conversation
                .connect()
                .client(ACK, clientHello(""))
                .server(ACK)
                .server(ACK, alert(2, 40))
                .client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-30");
    }

    @Test
    @Fires("H-34")
    @Spares("H-33")
    void tellsResetThatAnswersAClientHello() throws IOException {
        conversation
                .connect()
                .client(ACK, clientHello("", serverName("shop.example.test")))
                .server(RST | ACK);

        assertThat(conversation.verdict("H-34").text()).contains("for shop.example.test");
        assertThat(conversation.ids()).doesNotContain("H-33");
    }

    @Test
    @Spares("H-34")
    void resetBehindAnAlertIsNoAnswerWithoutAWord() throws IOException {
        conversation
                .connect()
                .client(ACK, clientHello(""))
                .server(ACK, alert(2, 40))
                .server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-34");
    }

    @Test
    @Fires("H-35")
    @Spares("H-34")
    void tellsFinThatAnswersAClientHello() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(FIN | ACK);

        assertThat(conversation.ids()).contains("H-35").doesNotContain("H-34");
    }

    @Test
    @Spares("H-35")
    void finThatFollowsAnAlertIsNotTheAnswer() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(FIN | ACK, alert(2, 40));

        assertThat(conversation.ids()).doesNotContain("H-35");
    }

    @Test
    @Fires("H-33")
    @Spares("H-34")
    void tellsClientHelloThatFailsWhenItIsSplit() throws IOException {
        good(conversation);
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();
        String hello = clientHello("", OFFERS_13, PADDING).replace(" ", "");
        conversation
                .client(ACK, hello.substring(0, 2000))
                .client(ACK, hello.substring(2000))
                .server(RST);

        assertThat(conversation.ids()).contains("H-33").doesNotContain("H-34");
    }

    @Test
    @Fires("H-34")
    @Spares("H-33")
    void splitClientHelloOfWhichNoneIsWholeElsewhereIsJustRefused() throws IOException {
        conversation.connect();
        String hello = clientHello("", OFFERS_13, PADDING).replace(" ", "");
        conversation
                .client(ACK, hello.substring(0, 2000))
                .client(ACK, hello.substring(2000))
                .server(RST);

        assertThat(conversation.ids()).contains("H-34").doesNotContain("H-33");
    }

    private static void good(Conversation conversation) {
        conversation.connect().client(ACK, clientHello("", OFFERS_13));
        conversation.server(ACK, serverHello("1301", "", CHOOSES_13), encrypted(500));
        conversation.client(ACK, encrypted(53)).client(FIN | ACK, encrypted(100));
    }
}
