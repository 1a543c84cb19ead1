package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Records.AES_128_SHA256;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CHOOSES_13;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.clientHelloWith;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.extension;
import static dev.peel.plugins.handshake.Records.helloRetryRequest;
import static dev.peel.plugins.handshake.Records.keyShare;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.Records.serverHelloEnding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HelloRulesTest {
    private static final String KNOWS_13 = "444f574e47524401";
    private static final String X25519 = "001d";
    private static final String SECP256R1 = "0017";

    private final Conversation conversation = new Conversation().connect();

    @Test
    @Fires("H-45")
    void tellsOfferThatDidNotArriveAsItWasSent() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13));
        conversation.server(ACK, serverHelloEnding(KNOWS_13, ECDHE_RSA_AES_128));

        assertThat(conversation.verdict("H-45").evidence()).containsExactly(4L, 5L);
    }

    @Test
    @Spares("H-45")
    void serverThatMarksItsVersionForAnOldClientLowersNothing() throws IOException {
        conversation.client(ACK, clientHello("")).server(ACK, serverHelloEnding(KNOWS_13, ECDHE_RSA_AES_128));

        assertThat(conversation.ids()).doesNotContain("H-45");
    }

    @Test
    @Fires("H-46")
    @Spares("H-47")
    void tellsHelloRetryRequest() throws IOException {
        conversation
                .client(ACK, clientHello("", OFFERS_13, keyShare(X25519)))
                .server(ACK, helloRetryRequest(SECP256R1));
        conversation.client(ACK, clientHello("", OFFERS_13, keyShare(SECP256R1)));

        assertThat(conversation.verdict("H-46").kind()).isEqualTo(Kind.NOTE);
        assertThat(conversation.verdict("H-46").evidence()).containsExactly(4L, 5L, 6L);
        assertThat(conversation.ids()).doesNotContain("H-47");
    }

    @Test
    @Spares("H-46")
    void serverHelloThatTakesTheKeyShareAsksForNothing() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13, keyShare(X25519)));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(500));

        assertThat(conversation.ids()).doesNotContain("H-46");
    }

    @Test
    @Fires("H-47")
    void tellsHelloRetryRequestForWhatWasThere() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13, keyShare(X25519))).server(ACK, helloRetryRequest(X25519));

        assertThat(conversation.verdict("H-47").text()).contains("a key share that it had");
    }

    @Test
    @Fires("H-47")
    void tellsSecondHelloRetryRequest() throws IOException {
        conversation
                .client(ACK, clientHello("", OFFERS_13, keyShare(X25519)))
                .server(ACK, helloRetryRequest(SECP256R1));
        conversation.client(ACK, clientHello("", OFFERS_13, keyShare(SECP256R1)));
        conversation.server(ACK, helloRetryRequest(X25519));

        assertThat(conversation.verdict("H-47").text()).contains("a second time");
    }

    @Test
    @Spares("H-48")
    void changeCipherSpecOfCompatibilityMovesNothing() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13), CHANGE_CIPHER_SPEC);
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), CHANGE_CIPHER_SPEC, encrypted(500));
        conversation.client(FIN | ACK, encrypted(53));

        assertThat(conversation.ids()).doesNotContain("H-48");
    }

    @Test
    @Fires("H-48")
    void tellsChangeCipherSpecThatIsTooLong() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), "14 0303 0002 0101", encrypted(500));

        assertThat(conversation.verdict("H-48").text()).contains("2 bytes long");
    }

    @Test
    @Fires("H-49")
    void tellsChoiceThatWasNotOffered() throws IOException {
        conversation.client(ACK, clientHelloWith("002f")).server(ACK, serverHello(ECDHE_RSA_AES_128, "", "0017 0000"));

        assertThat(conversation.verdict("H-49").text()).contains("the cipher suite, an extension");
    }

    @Test
    @Spares("H-49")
    void choiceThatWasOfferedIsFine() throws IOException {
        conversation.client(ACK, clientHelloWith("002f00ff")).server(ACK, serverHello("002f", "", "ff01 0001 00"));

        assertThat(conversation.ids()).doesNotContain("H-49");
    }

    @Test
    @Fires("H-50")
    void tellsThatOnlyClientHellosWithReservedValuesFail() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(500));
        conversation.client(FIN | ACK, encrypted(53));
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();
        conversation.client(ACK, clientHelloWith("1a1ac02f", OFFERS_13)).server(RST | ACK);

        assertThat(conversation.ids()).contains("H-50");
    }

    @Test
    @Spares({"H-49", "H-50"})
    void reservedValuesThatSucceedAreWorthNoWord() throws IOException {
        conversation.client(ACK, clientHelloWith("1a1a1301", OFFERS_13));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(500));
        conversation.client(FIN | ACK, encrypted(53));

        assertThat(conversation.ids()).doesNotContain("H-50", "H-49");
    }

    @Test
    @Fires("H-51")
    void saysThatTheNameMayBeTheOuterOne() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13, extension("fe0d", "00 0001 0001 07 0001 aa 0001 bb")));

        assertThat(conversation.verdict("H-51").kind()).isEqualTo(Kind.NOTE);
    }

    @Test
    @Spares("H-51")
    void clientHelloInTheClearIsNotEncrypted() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13));

        assertThat(conversation.ids()).doesNotContain("H-51");
    }
}
