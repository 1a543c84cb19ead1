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
import static dev.peel.plugins.handshake.Records.serverName;
import static dev.peel.plugins.handshake.rule.Openers.ALERT_13;
import static dev.peel.plugins.handshake.rule.Openers.certificates;
import static dev.peel.plugins.handshake.rule.Openers.flight13;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CertificateRulesTest {
    private final Conversation conversation = new Conversation();

    private static final long YEARS = 1200L * 24 * 3600 * 1000; // milliseconds, after which the certificates are valid

    @Test
    @Fires("H-60")
    void tellsClientThatRefusesTheCertificate() throws IOException {
        shows("leaf", "middle").client(ACK, alert(2, 48));

        assertThat(conversation.verdict("H-60").text()).contains("unknown_ca", "Example Root");
        assertThat(conversation.verdict("H-60").evidence()).containsExactly(5L, 6L);
        assertThat(conversation.verdict("H-60").kind()).isEqualTo(Kind.FAILURE);
    }

    @Test
    @Fires("H-60")
    void tellsRefusalOfTls13BySize() throws IOException {
        flight13(conversation).client(FIN | ACK, encrypted(ALERT_13));

        assertThat(conversation.verdict("H-60").text()).contains("by size");
        assertThat(conversation.verdict("H-60").confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    @Spares("H-60")
    void alertOfTheServerIsNoRefusalOfItsCertificate() throws IOException {
        shows("leaf", "middle").server(ACK, alert(2, 80));

        assertThat(conversation.ids()).doesNotContain("H-60");
    }

    @Test
    @Fires("H-61")
    void tellsIssuerThatIsMissing() throws IOException {
        shows("leaf").client(ACK, alert(2, 48));

        assertThat(conversation.verdict("H-61").text()).contains("Example Middle", "was not sent");
    }

    @Test
    @Spares("H-61")
    void whoeverGoesOnMissesNoIssuer() throws IOException {
        goesOn(shows("leaf"));

        assertThat(conversation.ids()).doesNotContain("H-61");
    }

    @Test
    @Fires("H-62")
    void tellsCertificatesInTheWrongOrder() throws IOException {
        goesOn(shows("leaf", "root", "middle"));

        assertThat(conversation.verdict("H-62").kind()).isEqualTo(Kind.WARNING);
    }

    @Test
    @Fires("H-63")
    void tellsCertificateThatIsNotValidYet() throws IOException {
        conversation.pause(-YEARS);
        goesOn(shows("leaf", "middle"));

        assertThat(conversation.verdict("H-63").text()).contains("not valid yet");
    }

    @Test
    @Fires("H-63")
    void tellsCertificateThatHasExpired() throws IOException {
        conversation.pause(YEARS);
        goesOn(shows("leaf", "middle"));

        assertThat(conversation.verdict("H-63").text()).contains("had expired");
    }

    @Test
    @Fires("H-64")
    void tellsCertificateForAnotherName() throws IOException {
        showsTo("bank.example.test", "leaf", "middle").client(ACK, alert(2, 42));

        assertThat(conversation.verdict("H-64").text()).contains("bank.example.test");
    }

    @Test
    @Fires("H-65")
    void tellsWeakKey() throws IOException {
        goesOn(shows("short", "middle"));

        assertThat(conversation.ids()).contains("H-65");
    }

    @Test
    @Spares({"H-61", "H-62", "H-63", "H-64", "H-65"})
    void goodChainIsNotSpokenOf() throws IOException {
        goesOn(shows("leaf", "middle"));

        assertThat(conversation.ids()).isEmpty();
    }

    private Conversation shows(String... certificates) {
        return showsTo("shop.example.test", certificates);
    }

    private Conversation showsTo(String name, String... certificates) {
        return conversation
                .pause(YEARS)
                .connect()
                .client(ACK, clientHello("", serverName(name)))
                .server(ACK, serverHello(ECDHE_RSA_AES_128, ""), certificates(certificates), SERVER_HELLO_DONE);
    }

    private static void goesOn(Conversation conversation) {
        conversation
                .client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12)
                .server(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);
    }
}
