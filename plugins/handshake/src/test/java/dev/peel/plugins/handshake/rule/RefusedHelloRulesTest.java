package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CHOOSES_13;
import static dev.peel.plugins.handshake.Records.CLIENT_KEY_EXCHANGE;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.clientHelloWith;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.Records.serverName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RefusedHelloRulesTest {
    private static final String HTTP_2 = "0010 0005 0003 02 6832";

    private final Conversation conversation = new Conversation();

    private Conversation refused(int description) {
        return conversation
                .connect()
                .client(ACK, clientHello("", serverName("shop.example.test"), HTTP_2))
                .server(FIN | ACK, alert(2, description));
    }

    @Test
    @Fires("H-37")
    void tellsVersionThatIsRefused() throws IOException {
        refused(70);

        assertThat(conversation.ids()).containsExactly("H-37");
        assertThat(conversation.verdict("H-37").text()).contains("TLS 1.2 at most");
    }

    @Test
    @Fires("H-38")
    void tellsThatNothingIsCommon() throws IOException {
        refused(40);

        assertThat(conversation.ids()).containsExactly("H-38");
        assertThat(conversation.verdict("H-38").evidence()).containsExactly(4L, 5L);
    }

    @Test
    @Fires("H-38")
    void namesWhatIsNotOfferedThoughTheServerChoosesIt() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13));
        conversation.server(ACK, serverHello("1301", "", CHOOSES_13), encrypted(500));
        conversation.client(FIN | ACK, encrypted(53));
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();
        conversation.client(ACK, clientHelloWith("002f")).server(FIN | ACK, alert(2, 40));

        assertThat(conversation.verdict("H-38").text()).contains("cipher suites, versions");
    }

    @Test
    @Spares({"H-37", "H-38"})
    void alertBehindTheServerHelloIsNoRefusalOfTheOffer() throws IOException {
        conversation.connect().client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), alert(2, 40));

        assertThat(conversation.ids()).doesNotContain("H-37", "H-38");
    }

    @Test
    @Fires("H-39")
    void tellsMessageThatIsCalledWrong() throws IOException {
        conversation.connect().client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, "")).client(FIN | ACK, alert(2, 47));

        assertThat(conversation.verdict("H-39").text()).contains("illegal_parameter", "ServerHello");
        assertThat(conversation.verdict("H-39").evidence()).containsExactly(5L, 6L);
    }

    @Test
    @Spares("H-39")
    void closeNotifyCallsNothingWrong() throws IOException {
        conversation.connect().client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, "")).client(FIN | ACK, alert(1, 0));

        assertThat(conversation.ids()).doesNotContain("H-39");
    }

    @Test
    @Fires("H-40")
    void tellsNameThatTheServerDoesNotKnow() throws IOException {
        refused(112);

        assertThat(conversation.verdict("H-40").text()).contains("shop.example.test");
        assertThat(conversation.verdict("H-40").kind()).isEqualTo(Kind.FAILURE);
    }

    @Test
    @Spares("H-40")
    void nameInAClientHelloThatIsRefusedForAnotherReasonIsNotTheReason() throws IOException {
        refused(40);

        assertThat(conversation.ids()).contains("H-38").doesNotContain("H-40");
    }

    @Test
    @Fires("H-40")
    void warningOfANameIsWorthANoteOnly() throws IOException {
        conversation.connect().client(ACK, clientHello("", serverName("shop.example.test")));
        conversation.server(ACK, alert(1, 112), serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        conversation.client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.server(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.verdict("H-40").kind()).isEqualTo(Kind.NOTE);
    }

    @Test
    @Fires("H-41")
    void tellsProtocolThatIsNotCommon() throws IOException {
        refused(120);

        assertThat(conversation.verdict("H-41").text()).contains("(h2)");
    }

    @Test
    @Fires("H-41")
    void namesTheProtocolsThatTheServerChoseInTheOrderInWhichItDid() throws IOException {
        String[] protocols = {"0010 0005 0003 02 7832", "0010 0005 0003 02 6832", "0010 0005 0003 02 6133"};
        for (int i = 0; i < protocols.length; i++) {
            conversation.between("192.0.2.1", 40_100 + i, "192.0.2.2", 443).connect();
            conversation.client(ACK, clientHello("", protocols[i]));
            conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, "", protocols[i]), SERVER_HELLO_DONE);
        }
        conversation.between("192.0.2.1", 40_200, "192.0.2.2", 443);
        refused(120);

        assertThat(conversation.verdict("H-41").text()).contains("with others it chose x2, h2, a3.");
    }

    @Test
    @Fires("H-42")
    void tellsOfferOfProtocolsThatIsIgnored() throws IOException {
        conversation.connect().client(ACK, clientHello("", HTTP_2));
        conversation
                .server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE)
                .client(FIN | ACK);

        assertThat(conversation.ids()).contains("H-42");
    }

    @Test
    @Spares({"H-41", "H-42"})
    void answerToTheOfferOfProtocolsIsNotIgnored() throws IOException {
        conversation.connect().client(ACK, clientHello("", HTTP_2));
        conversation
                .server(ACK, serverHello(ECDHE_RSA_AES_128, "", HTTP_2), SERVER_HELLO_DONE)
                .client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-42", "H-41");
    }

    @Test
    @Fires({"H-43", "H-44"})
    void tellsSecondTryWithAnOlderVersionAndWhatFailedFirst() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13)).server(RST | ACK);
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();
        conversation.client(ACK, clientHelloWith("c02f5600")).server(FIN | ACK, alert(2, 86));

        assertThat(conversation.verdict("H-43").text()).contains("the first was flow 0");
        assertThat(conversation.ids()).contains("H-44");
    }

    @Test
    @Spares({"H-43", "H-44"})
    void secondTryWithTheSameVersionIsNoDance() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13)).server(RST | ACK);
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();
        conversation.client(ACK, clientHello("", OFFERS_13)).server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-43", "H-44");
    }
}
