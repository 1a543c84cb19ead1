package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.ascii;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OtherProtocolRulesTest {
    private static final String REQUEST = ascii("GET / HTTP/1.1\r\nHost: shop.example.test\r\n\r\n");

    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-20")
    void tellsPlainHttpToATlsPort() throws IOException {
        conversation.connect().client(ACK, REQUEST).server(FIN | ACK, ascii("HTTP/1.1 400 Bad Request\r\n\r\n"));

        assertThat(conversation.verdict("H-20").text()).contains("GET / HTTP/1.1", "400 Bad Request");
        assertThat(conversation.verdict("H-20").evidence()).containsExactly(4L, 5L);
    }

    @Test
    @Fires("H-20")
    void plainHttpThatIsAnsweredWithAnAlertGoesToATlsPortWhateverItsNumber() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 9999);
        conversation.connect().client(ACK, REQUEST).server(FIN | ACK, alert(2, 10));

        assertThat(conversation.ids()).contains("H-20");
    }

    @Test
    @Spares("H-20")
    void plainHttpToAnHttpPortIsFine() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 80);
        conversation.connect().client(ACK, REQUEST).server(FIN | ACK, ascii("HTTP/1.1 200 OK\r\n\r\n"));

        assertThat(conversation.ids()).isEmpty();
    }

    @Test
    @Fires("H-21")
    void tellsTlsToAPlainPort() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 80);
        conversation.connect().client(ACK, clientHello("")).server(ACK, ascii("HTTP/1.1 400 Bad Request\r\n\r\n"));

        assertThat(conversation.verdict("H-21").text()).contains("HTTP/1.1 400 Bad Request");
    }

    @Test
    @Spares({"H-21", "H-22"})
    void alertOfATlsServerIsNoPlainAnswer() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, alert(2, 40));

        assertThat(conversation.ids()).doesNotContain("H-21", "H-22");
    }

    @Test
    @Fires("H-22")
    @Spares("H-21")
    void tellsClientHelloAfterABanner() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 25);
        conversation
                .connect()
                .server(ACK, ascii("220 mail.example.test ESMTP\r\n"))
                .client(ACK, clientHello(""));

        assertThat(conversation.verdict("H-22").text()).contains("220 mail.example.test");
        assertThat(conversation.ids()).doesNotContain("H-21");
    }

    @Test
    @Spares({"H-21", "H-22"})
    void clientHelloAfterStarttlsIsAskedFor() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 25);
        conversation.connect().server(ACK, ascii("220 mail.example.test ESMTP\r\n"));
        conversation.client(ACK, ascii("STARTTLS\r\n")).server(ACK, ascii("220 go ahead\r\n"));
        conversation.client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));

        assertThat(conversation.ids()).doesNotContain("H-21", "H-22");
    }

    @Test
    @Fires("H-24")
    void tellsTunnelAsANote() throws IOException {
        conversation.connect().client(ACK, ascii("PROXY TCP4 192.0.2.9 192.0.2.2 50000 443\r\n"));

        assertThat(conversation.verdict("H-24").kind()).isEqualTo(Kind.NOTE);
    }

    @Test
    @Fires("H-24")
    void tellsProxyThatRefuses() throws IOException {
        conversation.connect().client(ACK, "050100").server(ACK, "05ff").client(FIN | ACK);

        assertThat(conversation.verdict("H-24").kind()).isEqualTo(Kind.FAILURE);
    }

    @Test
    @Spares("H-24")
    void textThatOnlyBeginsLikeAProxysIsNoTunnel() throws IOException {
        conversation.connect().client(ACK, ascii("PROXYING is what this is not\r\n"));

        assertThat(conversation.ids()).doesNotContain("H-24");
    }

    @Test
    @Spares("H-24")
    void bytesThatOnlyBeginLikeThoseOfSocksAreNoTunnel() throws IOException {
        conversation.connect().client(ACK, "050100").between("192.0.2.1", 40001, "192.0.2.2", 443);
        conversation.connect().client(ACK, "0501000000").server(ACK, "05ff").client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-24");
    }

    @Test
    @Fires("H-29")
    void tellsBytesOfNoKnownProtocol() throws IOException {
        conversation.connect().client(ACK, "f0e1d2c3b4a5968778695a4b").client(FIN | ACK);

        assertThat(conversation.ids()).contains("H-29");
    }

    @Test
    @Spares("H-29")
    void bytesOfNoKnownProtocolToAnotherPortAreNobodysBusiness() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 5555);
        conversation.connect().client(ACK, "f0e1d2c3b4a5968778695a4b").client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-29");
    }

    @Test
    @Fires("H-28")
    void tellsClientHelloInTheFormOfSsl2() throws IOException {
        conversation.connect().client(ACK, "801c 01 0303 0003 0000 0010 00002f" + "11".repeat(16));

        assertThat(conversation.ids()).contains("H-28");
    }

    @Test
    @Spares("H-28")
    void clientHelloOfTodayIsNotInThatForm() throws IOException {
        conversation.connect().client(ACK, clientHello(""));

        assertThat(conversation.ids()).doesNotContain("H-28");
    }
}
