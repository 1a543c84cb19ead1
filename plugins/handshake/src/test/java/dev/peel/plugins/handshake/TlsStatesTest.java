package dev.peel.plugins.handshake;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Records.AES_128_SHA256;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CHOOSES_13;
import static dev.peel.plugins.handshake.Records.CLIENT_KEY_EXCHANGE;
import static dev.peel.plugins.handshake.Records.DATA_12;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.ID;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.OTHER_ID;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.helloRetryRequest;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.Records.serverName;
import static dev.peel.plugins.handshake.Records.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TlsStatesTest {
    private final Conversation conversation = new Conversation().connect();

    @Test
    void completesTls12WhenBothSidesFinished() throws IOException {
        conversation.client(ACK, clientHello("", serverName("shop.example.test")));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        conversation.client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12);
        assertThat(conversation.json()).contains("\"ok\":null,\"step\":\"FINISHED_C\"", "\"tls_ms\":null");

        conversation.server(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);
        assertThat(conversation.json())
                .contains(
                        "\"ok\":true,\"step\":\"FINISHED_S\"", "\"tls_ms\":3.000000", "\"sni\":\"shop.example.test\"");

        conversation.client(FIN | ACK, DATA_12);
        assertThat(conversation.table())
                .contains("shop.example.test  TLS 1.2  ECDHE_RSA_WITH_AES_128_GCM_SHA256  full  data, FIN by client\n");
    }

    @Test
    void completesTls13OnlyWithAFlightThatCanHoldFinished() throws IOException {
        conversation.client(ACK, clientHello(ID, OFFERS_13));
        conversation.server(ACK, serverHello(AES_128_SHA256, ID, CHOOSES_13), CHANGE_CIPHER_SPEC, encrypted(500));
        conversation.client(ACK, CHANGE_CIPHER_SPEC, encrypted(52));
        assertThat(conversation.json()).contains("\"ok\":null,\"step\":\"SERVER_FLIGHT\"");

        conversation.client(ACK, encrypted(1));
        assertThat(conversation.json())
                .contains("\"ok\":true,\"step\":\"FINISHED_C\"", "\"resumption\":\"none\"", "\"version\":\"TLS 1.3\"");
    }

    @Test
    void tellsThatTooLittleWasSentForFinished() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(500));
        conversation.client(FIN | ACK, encrypted(19));

        assertThat(conversation.table())
                .contains("server's flight, then encrypted alert by client (by size) (full," + " AES_128_GCM_SHA256)\n")
                .contains("1 failed");
    }

    @Test
    void alertBeforeTheFinInItsPacketIsTheEnding() throws IOException {
        conversation.client(ACK, clientHello("")).server(FIN | ACK, alert(2, 40));

        assertThat(conversation.table()).contains("ClientHello, then alert handshake_failure by server\n");
        assertThat(conversation.json())
                .contains("\"how\":\"alert\"")
                .contains(
                        "\"alert\":{\"code\":40,\"name\":\"handshake_failure\",\"level\":2,\"by\":\"server\",\"encrypted\":false}");
    }

    @Test
    void alertAfterTheFinIsNotTheEnding() throws IOException {
        conversation
                .client(ACK, clientHello(""))
                .server(FIN | ACK)
                .client(ACK, alert(2, 50))
                .server(RST);

        assertThat(conversation.table()).contains("ClientHello, then FIN by server; alert decode_error by client\n");
    }

    @Test
    void warningIsNotTheEnding() throws IOException {
        conversation.client(ACK, clientHello("")).server(ACK, alert(1, 112)).client(RST);

        assertThat(conversation.table())
                .contains("ClientHello, then RST by client; alert unrecognized_name (warning) by server\n");
    }

    @Test
    void encryptedAlertBeforeCompletionIsTheEnding() throws IOException {
        conversation.client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        conversation.client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, "15 0303 001a" + "b1".repeat(26));
        conversation.client(FIN | ACK);

        assertThat(conversation.table()).contains("ClientKeyExchange, then encrypted alert by client (full, ECDHE");
        assertThat(conversation.json())
                .contains("\"alert\":{\"code\":null,\"name\":null,\"level\":null,\"by\":\"client\"");
    }

    @Test
    void tellsSessionIdThatWasTakenUp() throws IOException {
        conversation.client(ACK, clientHello(ID));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ID), CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.client(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.json())
                .contains("\"ok\":true,\"step\":\"FINISHED_C\"", "\"resumption\":\"session_id\"");
    }

    @Test
    void tellsTicketThatWasTakenUp() throws IOException {
        conversation.client(ACK, clientHello(ID, ticket(60)));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ID), CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.json()).contains("\"resumption\":\"ticket\"");
    }

    @Test
    void tellsSessionIdThatWasRefused() throws IOException {
        conversation.client(ACK, clientHello(ID));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, OTHER_ID), SERVER_HELLO_DONE);

        assertThat(conversation.json()).contains("\"resumption\":\"refused\"");
    }

    @Test
    void sessionIdOfAClientThatOffersTls13IsNoWishToResume() throws IOException {
        conversation.client(ACK, clientHello(ID, OFFERS_13));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, OTHER_ID), SERVER_HELLO_DONE);

        assertThat(conversation.json()).contains("\"resumption\":\"none\"");
    }

    @Test
    void emptyTicketIsNoWishToResume() throws IOException {
        conversation.client(ACK, clientHello("", ticket(0)));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);

        assertThat(conversation.json()).contains("\"resumption\":\"none\"");
    }

    @Test
    void doesNotTellTheKindBeforeItCanBeTold() throws IOException {
        conversation
                .client(ACK, clientHello(ID))
                .server(ACK, serverHello(ECDHE_RSA_AES_128, ID))
                .client(RST);

        assertThat(conversation.json()).contains("\"resumption\":null");
        assertThat(conversation.table())
                .contains("ServerHello, then RST by client (ECDHE_RSA_WITH_AES_128_GCM_SHA256)\n");
    }

    @Test
    void tellsHelloRetryRequest() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13)).server(ACK, helloRetryRequest());
        assertThat(conversation.table()).contains("HelloRetryRequest, then the capture ends\n");

        conversation.client(ACK, clientHello("", OFFERS_13));
        conversation
                .server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(500))
                .client(ACK, encrypted(53));
        assertThat(conversation.table()).contains("full, HRR  no data, the capture ends\n");
    }

    @Test
    void tellsEarlyDataAndDoesNotTakeItForFinished() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13, "0029 0002 0000"), encrypted(300));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13, "0029 0002 0000"), encrypted(80));

        assertThat(conversation.json())
                .contains("\"ok\":null,\"step\":\"SERVER_FLIGHT\"", "\"early_data\":true", "\"resumption\":\"psk\"");
    }

    @Test
    void tellsPreSharedKeyThatWasRefused() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13, "0029 0002 0000"));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(80));

        assertThat(conversation.json()).contains("\"resumption\":\"refused\"");
    }

    @Test
    void dataFromBothSidesProvesTheHandshake() throws IOException {
        conversation.client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        conversation.client(ACK, DATA_12);
        assertThat(conversation.json()).contains("\"ok\":null");

        conversation.server(ACK, DATA_12);
        assertThat(conversation.json()).contains("\"ok\":true,\"step\":\"APPDATA\"", "\"tls_ms\":null");
    }

    @Test
    void offersStandInParenthesesUntilAServerChooses() throws IOException {
        conversation.client(ACK, clientHello("", OFFERS_13, "0010 0010 000e 02 6832 08 687474702f312e31 0130"));

        assertThat(conversation.table()).contains("(h2,http/1.1,0)  (TLS 1.3)  ClientHello, then the capture ends\n");
    }

    @Test
    void greaseIsNoVersion() throws IOException {
        conversation.client(ACK, clientHello("", "002b 0007 06 fafa 0304 0303"));

        assertThat(conversation.json()).contains("\"version_offered\":\"TLS 1.3\"");
    }

    @Test
    void senderOfTheClientHelloIsTheClientWithoutSyn() throws IOException {
        Conversation late = new Conversation().between("192.0.2.1", 443, "192.0.2.2", 8443);
        late.client(ACK, clientHello(""))
                .server(ACK, serverHello(ECDHE_RSA_AES_128, ""))
                .server(RST);

        assertThat(late.json())
                .contains(
                        "\"client\":\"192.0.2.1:443\"",
                        "\"role\":\"hello\"",
                        "\"ended_by\":\"server\"",
                        "\"ok\":false");
    }

    @Test
    void senderOfTheClientHelloIsTheClientWhoeverConnected() throws IOException {
        conversation.server(ACK, clientHello("")).server(FIN | ACK);

        assertThat(conversation.json())
                .contains("\"client\":\"192.0.2.2:443\",\"server\":\"192.0.2.1:40000\"", "\"ended_by\":\"client\"");
    }

    @Test
    void doesNotCallItFailedWhenOnlyOneSideWasCaptured() throws IOException {
        Conversation half = new Conversation();
        half.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE).server(FIN | ACK);

        assertThat(half.table())
                .contains("? 22")
                .contains("server's flight, client's side is not in the capture, then FIN by server (full, ECDHE");
    }

    @Test
    void laterHellosInTheConnectionChangeNothing() throws IOException {
        conversation.client(ACK, clientHello("", serverName("first.test")));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        conversation.client(ACK, CHANGE_CIPHER_SPEC, FINISHED_12).server(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.client(ACK, clientHello("", serverName("second.test")));

        assertThat(conversation.json()).contains("\"sni\":\"first.test\"", "\"ok\":true");
    }

    @Test
    void cutsNamesThatAreTooLongAndEscapesWhatWouldBreakTheLine() throws IOException {
        conversation.client(ACK, clientHello("", serverName("evil\n\u001b[2J" + "x".repeat(400))));

        String table = conversation.table();
        assertThat(table).contains("evil\\n\\x1b[2Jxxx", "…").hasLineCount(3);
        assertThat(conversation.json()).contains("x…\"").hasSizeLessThan(1200);
    }
}
