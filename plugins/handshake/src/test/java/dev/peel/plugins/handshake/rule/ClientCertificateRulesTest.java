package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CLIENT_KEY_EXCHANGE;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.rule.Openers.ALERT_13;
import static dev.peel.plugins.handshake.rule.Openers.FINISHED_13;
import static dev.peel.plugins.handshake.rule.Openers.complete13;
import static dev.peel.plugins.handshake.rule.Openers.flight13;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ClientCertificateRulesTest {
    private final Conversation conversation = new Conversation();

    private static final String REQUEST = "16 0303 000c 0d000008 01 01 0002 0403 0000";
    private static final String EMPTY = "16 0303 0007 0b000003 000000";
    private static final String CERTIFICATE = "16 0303 000d 0b000009 000006 000003 300100";

    @Test
    @Fires("H-68")
    @Spares({"H-69", "H-71"})
    void tellsClientThatHasNoCertificate() throws IOException {
        asks().client(ACK, EMPTY, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12)
                .server(ACK, alert(2, 40));

        assertThat(conversation.ids()).contains("H-68").doesNotContain("H-69", "H-71");
        assertThat(conversation.verdict("H-68").kind()).isEqualTo(Kind.FAILURE);
        assertThat(conversation.verdict("H-68").evidence()).containsExactly(5L, 6L, 7L);
    }

    @Test
    @Fires("H-68")
    void serverThatGoesOnWithoutACertificateOnlyGetsANote() throws IOException {
        asks().client(ACK, EMPTY, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.server(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.verdict("H-68").kind()).isEqualTo(Kind.NOTE);
    }

    @Test
    @Fires("H-68")
    @Spares("H-69")
    void tellsEmptyCertificateOfTls13BySize() throws IOException {
        flight13(conversation).client(ACK, encrypted(25), encrypted(FINISHED_13));
        conversation.server(FIN | ACK, encrypted(ALERT_13));

        assertThat(conversation.verdict("H-68").text()).contains("by size");
        assertThat(conversation.verdict("H-68").confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(conversation.ids()).doesNotContain("H-69");
    }

    @Test
    @Spares("H-68")
    void finishedAloneIsNoCertificate() throws IOException {
        complete13(conversation).client(ACK, encrypted(25)).client(ACK, encrypted(FINISHED_13));

        assertThat(conversation.ids()).doesNotContain("H-68");
    }

    @Test
    @Fires("H-69")
    @Spares({"H-68", "H-71"})
    void tellsClientCertificateThatIsRefused() throws IOException {
        asks().client(ACK, CERTIFICATE, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12)
                .server(ACK, alert(2, 48));

        assertThat(conversation.verdict("H-69").text()).contains("unknown_ca");
        assertThat(conversation.ids()).doesNotContain("H-68", "H-71");
    }

    @Test
    @Fires("H-69")
    @Spares("H-68")
    void tellsRefusedCertificateOfTls13BySize() throws IOException {
        flight13(conversation).client(ACK, encrypted(474), encrypted(95), encrypted(FINISHED_13));
        conversation.server(FIN | ACK, encrypted(ALERT_13));

        assertThat(conversation.verdict("H-69").text()).contains("by size");
        assertThat(conversation.ids()).doesNotContain("H-68");
    }

    @Test
    @Spares({"H-68", "H-69"})
    void clientCertificateThatIsTakenIsNotRefused() throws IOException {
        asks().client(ACK, CERTIFICATE, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.server(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.ids()).doesNotContain("H-68", "H-69");
    }

    private Conversation asks() {
        return conversation
                .connect()
                .client(ACK, clientHello(""))
                .server(ACK, serverHello(ECDHE_RSA_AES_128, ""), REQUEST, SERVER_HELLO_DONE);
    }
}
