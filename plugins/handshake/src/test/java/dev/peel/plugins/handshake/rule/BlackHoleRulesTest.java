package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.extension;
import static dev.peel.plugins.handshake.Records.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BlackHoleRulesTest {
    private static final String LARGE =
            clientHello("", OFFERS_13, extension("0015", "00".repeat(1300))).replace(" ", "");
    private static final String CERTIFICATE = "16 0303 0578 0b000574" + "00".repeat(0x574);

    private final Conversation conversation = new Conversation();

    private void repeat(String record, int times) {
        int length = record.replace(" ", "").length() / 2;
        conversation.client(ACK, record);
        for (int i = 0; i < times; i++) {
            conversation.pause(500).clientForgets(length).client(ACK, record);
        }
    }

    @Test
    @Fires("H-31")
    void tellsLargeClientHelloThatNeverArrives() throws IOException {
        conversation.connect();
        repeat(LARGE, 3);
        conversation.pause(4000).client(FIN | ACK);

        assertThat(conversation.verdict("H-31").evidence()).startsWith(4L, 5L, 6L);
    }

    @Test
    @Spares("H-31")
    void largeClientHelloThatArrivesAtTheSecondTimeDoesNotVanish() throws IOException {
        conversation.connect();
        repeat(LARGE, 1);
        conversation.server(ACK);

        assertThat(conversation.ids()).doesNotContain("H-31");
    }

    @Test
    @Spares("H-31")
    void smallClientHelloThatIsLostIsNoQuestionOfSize() throws IOException {
        conversation.connect();
        repeat(clientHello(""), 3);
        conversation.pause(4000).client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-31");
    }

    @Test
    @Fires("H-32")
    void tellsLargeAnswerThatNeverArrives() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation.client(ACK);
        int length = CERTIFICATE.replace(" ", "").length() / 2;
        conversation.server(ACK, CERTIFICATE);
        for (int i = 0; i < 3; i++) {
            conversation.pause(500).serverForgets(length).server(ACK, CERTIFICATE);
        }
        conversation.clientForgets(0).pause(3000).serverForgets(length).client(FIN | ACK);

        assertThat(conversation.ids()).contains("H-32");
    }

    @Test
    @Spares("H-32")
    void answerThatArrivesDoesNotVanish() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation
                .server(ACK, CERTIFICATE)
                .server(ACK, SERVER_HELLO_DONE)
                .client(ACK)
                .client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-32");
    }

    @Test
    @Fires("H-36")
    void tellsErrorThatNamesASize() throws IOException {
        conversation.connect().client(ACK, LARGE).error("192.0.2.77", 3, 4, 1280);

        assertThat(conversation.verdict("H-36").text()).contains("192.0.2.77", "1280 bytes");
    }

    @Test
    @Spares("H-36")
    void otherErrorsNameNoSize() throws IOException {
        conversation.connect().client(ACK, LARGE).error("192.0.2.77", 3, 1, 0);

        assertThat(conversation.ids()).doesNotContain("H-36");
    }
}
