package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CLIENT_KEY_EXCHANGE;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.ascii;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.rule.Openers.FINISHED_13;
import static dev.peel.plugins.handshake.rule.Openers.certificates;
import static dev.peel.plugins.handshake.rule.Openers.flight13;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.certificate.Staples;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusRulesTest {
    private static final int BETWEEN_SERVER = 200_001; // sequence numbers that the other connection took up
    private static final int BETWEEN_CLIENT = BETWEEN_SERVER + 22;

    private static final String ASKS = "0005 0005 01 0000 0000"; // the extension status_request, RFC 6066 8

    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-67")
    void tellsClientThatAsksWhileTheServerWaits() throws IOException {
        waitsWhile("192.0.2.1", 80);

        assertThat(first())
                .filteredOn(verdict -> verdict.id().equals("H-67"))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.text()).contains("192.0.2.9:80", "flow 1");
                    assertThat(verdict.evidence()).containsExactly(5L, 6L, 10L);
                });
    }

    @Test
    @Spares("H-67")
    void whatAnotherClientAsksIsNotOfTheHandshake() throws IOException {
        waitsWhile("192.0.2.5", 80);

        assertThat(first()).extracting(Verdict::id).doesNotContain("H-67");
    }

    @Test
    @Spares("H-67")
    void connectionToAnotherServiceIsNoQuestion() throws IOException {
        waitsWhile("192.0.2.1", 25);

        assertThat(first()).extracting(Verdict::id).doesNotContain("H-67");
    }

    @Test
    @Fires("H-67")
    void tellsClientThatAsksBeforeItsEncryptedAnswer() throws IOException {
        flight13(conversation);
        conversation.pause(20).between("192.0.2.1", 40001, "192.0.2.9", 80).connect();
        conversation.client(ACK, ascii("GET /ocsp HTTP/1.1\r\n\r\n")).pause(3000);
        goesOn().client(ACK, encrypted(FINISHED_13));

        assertThat(first())
                .filteredOn(verdict -> verdict.id().equals("H-67"))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.evidence()).containsExactly(5L, 6L, 10L));
    }

    @Test
    @Fires("H-67")
    void tellsServerThatAsksWhileTheClientWaits() throws IOException {
        serverWaitsWhile("192.0.2.2");

        assertThat(first())
                .filteredOn(verdict -> verdict.id().equals("H-67"))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.text()).contains("the server asked 192.0.2.9:80 something (flow 1)");
                    assertThat(verdict.evidence()).containsExactly(4L, 5L, 9L);
                });
    }

    @Test
    @Spares("H-67")
    void serverThatIsSlowWhileAnotherOneAsksIsNotWaitingForIt() throws IOException {
        serverWaitsWhile("192.0.2.5");

        assertThat(first()).extracting(Verdict::id).doesNotContain("H-67");
    }

    @Test
    @Fires("H-67")
    void tellsAnswerOfTheAuthorityThatIsTooOld() throws IOException {
        sendsAnswer(Staples.response(Staples.GOOD, "20231101000000Z", "20231108000000Z"));

        assertThat(conversation.verdict("H-67").text()).contains("was to be renewed on 2023-11-08", "6 days before");
        assertThat(conversation.verdict("H-67").evidence()).containsExactly(5L);
    }

    @Test
    @Fires("H-67")
    void tellsCertificateThatIsRevoked() throws IOException {
        sendsAnswer(Staples.response(Staples.REVOKED, "20231101000000Z", "20231201000000Z"));

        assertThat(conversation.verdict("H-67").text()).contains("that the certificate is revoked");
    }

    @Test
    @Spares("H-67")
    void goodAnswerOfTheAuthorityIsNotSpokenOf() throws IOException {
        sendsAnswer(Staples.response(Staples.GOOD, "20231101000000Z", "20231201000000Z"));

        assertThat(conversation.ids()).doesNotContain("H-67");
    }

    @Test
    @Fires("H-67")
    void tellsAnswerThatTheCertificateWantsAndTheServerDoesNotSend() throws IOException {
        conversation.connect().client(ACK, clientHello("", ASKS));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), certificates("staple"), SERVER_HELLO_DONE);

        assertThat(conversation.verdict("H-67").text()).contains("must-staple", "the server does not send it");
    }

    @Test
    @Spares("H-67")
    void answerThatTheClientDoesNotAskForIsNotMissing() throws IOException {
        conversation.connect().client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), certificates("staple"), SERVER_HELLO_DONE);

        assertThat(conversation.ids()).doesNotContain("H-67");
    }

    @Test
    @Spares("H-67")
    void answerThatTheCertificateDoesNotWantIsNotMissing() throws IOException {
        conversation.connect().client(ACK, clientHello("", ASKS));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), certificates("self"), SERVER_HELLO_DONE);

        assertThat(conversation.ids()).doesNotContain("H-67");
    }

    private void sendsAnswer(String response) {
        int length = response.length() / 2;
        String message = "16 0303 %04x 16 %06x 01 %06x".formatted(length + 8, length + 4, length) + response;
        conversation.connect().client(ACK, clientHello("", ASKS));
        conversation.server(
                ACK, serverHello(ECDHE_RSA_AES_128, ""), certificates("staple"), message, SERVER_HELLO_DONE);
    }

    private void serverWaitsWhile(String asker) {
        conversation.connect().client(ACK, clientHello(""));
        conversation.pause(20).between(asker, 40001, "192.0.2.9", 80).connect();
        conversation.client(ACK, ascii("GET /ocsp HTTP/1.1\r\n\r\n")).pause(3000);
        goesOn().server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
    }

    /** Goes on with the first connection. */
    private Conversation goesOn() {
        return conversation
                .between("192.0.2.1", 40000, "192.0.2.2", 443)
                .clientForgets(BETWEEN_CLIENT)
                .serverForgets(BETWEEN_SERVER);
    }

    private void waitsWhile(String asker, int port) {
        conversation.connect().client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        conversation.pause(20).between(asker, 40001, "192.0.2.9", port).connect();
        conversation.client(ACK, ascii("GET /ocsp HTTP/1.1\r\n\r\n")).pause(3000);
        goesOn().client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12);
    }

    private List<Verdict> first() throws IOException {
        CaptureFlows flows = conversation.flows();
        return Diagnosis.of(flows).verdicts(flows.get(0));
    }
}
