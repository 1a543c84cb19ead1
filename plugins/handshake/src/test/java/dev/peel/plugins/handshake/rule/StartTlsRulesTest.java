package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Records.ascii;
import static dev.peel.plugins.handshake.Records.clientHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StartTlsRulesTest {
    private static final String GREETING = ascii("220 mail.example.test ESMTP\r\n");
    private static final String EHLO = ascii("EHLO client.example.test\r\n");
    private static final String OFFER = ascii("250-mail.example.test\r\n250-STARTTLS\r\n250 SIZE 1000\r\n");
    private static final String NO_OFFER = ascii("250-mail.example.test\r\n250 SIZE 1000\r\n");
    private static final String OVERWRITTEN = ascii("250-mail.example.test\r\n250-XXXXXXXX\r\n250 SIZE 1000\r\n");

    private final Conversation conversation = new Conversation();

    private Conversation mail(int port) {
        return conversation
                .between("192.0.2.1", port, "192.0.2.2", 25)
                .connect()
                .server(ACK, GREETING)
                .client(ACK, EHLO);
    }

    @Test
    @Fires("H-23")
    void tellsProxyThatRefuses() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 3128).connect();
        conversation.client(
                ACK, ascii("CONNECT shop.example.test:443 HTTP/1.1\r\nHost: shop.example.test:443\r\n\r\n"));
        conversation.server(FIN | ACK, ascii("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));

        assertThat(conversation.verdict("H-23").kind()).isEqualTo(Kind.FAILURE);
        assertThat(conversation.verdict("H-23").text()).contains("CONNECT shop.example.test:443", "407");
        assertThat(conversation.flows().get(0).isOk()).isFalse();
    }

    @Test
    @Fires("H-23")
    void proxyThatLeadsOnIsWorthANote() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 3128).connect();
        conversation.client(ACK, ascii("CONNECT shop.example.test:443 HTTP/1.1\r\n\r\n"));
        conversation
                .server(ACK, ascii("HTTP/1.1 200 Connection established\r\n\r\n"))
                .client(ACK, clientHello(""));

        assertThat(conversation.verdict("H-23").kind()).isEqualTo(Kind.NOTE);
    }

    @Test
    @Spares("H-23")
    void requestToAProxyForAPageAsksForNoTunnel() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 3128).connect();
        conversation.client(ACK, ascii("GET http://shop.example.test/ HTTP/1.1\r\n\r\n"));
        conversation.server(FIN | ACK, ascii("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));

        assertThat(conversation.ids()).doesNotContain("H-23");
    }

    @Test
    @Fires("H-25")
    void tellsServerThatRefusesToBeginTls() throws IOException {
        mail(40000).server(ACK, OFFER).client(ACK, ascii("STARTTLS\r\n"));
        conversation.server(ACK, ascii("454 TLS not available\r\n")).client(FIN | ACK);

        assertThat(conversation.verdict("H-25").text()).contains("STARTTLS", "454 TLS not available");
        assertThat(conversation.verdict("H-25").evidence()).containsExactly(7L, 8L);
    }

    @Test
    @Spares({"H-25", "H-26", "H-27"})
    void serverThatAgreesToBeginTlsDoesNotRefuse() throws IOException {
        mail(40000).server(ACK, OFFER).client(ACK, ascii("STARTTLS\r\n"));
        conversation.server(ACK, ascii("220 go ahead\r\n")).client(ACK, clientHello(""));

        assertThat(conversation.ids()).doesNotContain("H-25", "H-26", "H-27");
    }

    @Test
    @Fires("H-25")
    void clientThatGoesOnInTheClearHasNotFailed() throws IOException {
        mail(40000).server(ACK, OFFER).client(ACK, ascii("STARTTLS\r\n"));
        conversation
                .server(ACK, ascii("454 TLS not available\r\n"))
                .client(ACK, ascii("MAIL FROM:<a@example.test>\r\n"));
        conversation.client(FIN | ACK);

        assertThat(conversation.verdict("H-25").kind()).isEqualTo(Kind.WARNING);
        assertThat(conversation.flows().get(0).isOk()).isNull();
    }

    @Test
    @Fires("H-26")
    void tellsOfferThatIsMissingThoughTheServerMakesItElsewhere() throws IOException {
        mail(40000).server(ACK, OFFER).client(FIN | ACK);
        mail(40001).server(ACK, NO_OFFER).client(FIN | ACK);

        assertThat(conversation.verdict("H-26").text()).contains("in flow 0");
    }

    @Test
    @Fires("H-26")
    void tellsOfferThatIsOverwritten() throws IOException {
        mail(40000).server(ACK, OVERWRITTEN).client(FIN | ACK);

        assertThat(conversation.ids()).contains("H-26");
    }

    @Test
    @Spares("H-26")
    void serverThatNeverOffersTlsIsNotRobbedOfIt() throws IOException {
        mail(40000).server(ACK, NO_OFFER).client(FIN | ACK);
        mail(40001).server(ACK, NO_OFFER).client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-26");
    }

    @Test
    @Fires("H-27")
    void tellsCommandsBehindTheRequestForTls() throws IOException {
        mail(40000).server(ACK, OFFER).client(ACK, ascii("STARTTLS\r\nMAIL FROM:<a@example.test>\r\n"));

        assertThat(conversation.verdict("H-27").text()).contains("28 bytes in the clear");
    }

    @Test
    @Spares("H-27")
    void clientThatWaitsForTheAnswerInjectsNothing() throws IOException {
        mail(40000).server(ACK, OFFER).client(ACK, ascii("STARTTLS\r\n"));

        assertThat(conversation.ids()).doesNotContain("H-27");
    }
}
