package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CLIENT_KEY_EXCHANGE;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.ID;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.rule.Openers.ENCRYPTED_ALERT_12;
import static dev.peel.plugins.handshake.rule.Openers.complete12;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KeyExchangeRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-71")
    void tellsKeysThatDiffer() throws IOException {
        upToFinished().server(ACK, alert(2, 20));

        assertThat(conversation.ids()).containsExactly("H-71");
        assertThat(conversation.verdict("H-71").text()).contains("bad_record_mac");
        assertThat(conversation.verdict("H-71").evidence()).containsExactly(6L, 7L);
    }

    @Test
    @Fires("H-71")
    void tellsAlertThatCannotBeReadRightAfterTheKeys() throws IOException {
        upToFinished().client(ACK, ENCRYPTED_ALERT_12).client(FIN | ACK);

        assertThat(conversation.verdict("H-71").confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    @Spares("H-71")
    void alertThatCannotBeReadAfterTheHandshakeIsAFarewell() throws IOException {
        complete12(conversation).client(ACK, ENCRYPTED_ALERT_12).client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-71");
    }

    @Test
    @Fires("H-72")
    void tellsClientThatStopsAfterTheServersMessages() throws IOException {
        upToFlight().client(ACK).pause(20).client(FIN | ACK);

        assertThat(conversation.ids()).contains("H-72");
        assertThat(conversation.verdict("H-72").evidence()).containsExactly(5L, 7L);
        assertThat(conversation.verdict("H-72").confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    @Spares("H-72")
    void clientThatSaysWhyDoesNotJustStop() throws IOException {
        upToFlight().client(ACK, alert(2, 48)).client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-72");
    }

    @Test
    @Spares("H-72")
    void captureThatEndsSoonDoesNotSayThatTheClientStops() throws IOException {
        upToFlight().client(ACK);

        assertThat(conversation.ids()).doesNotContain("H-72");
    }

    @Test
    @Fires("H-73")
    void tellsServerThatStopsAfterTheClientsFinished() throws IOException {
        upToFinished().server(ACK).server(FIN | ACK);

        assertThat(conversation.ids()).containsExactly("H-73");
        assertThat(conversation.verdict("H-73").evidence()).containsExactly(6L, 8L);
    }

    @Test
    @Spares("H-73")
    void finishedThatNeverArrivedIsNotTheServersAffair() throws IOException {
        upToFinished().pause(10_000).client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-73");
    }

    @Test
    @Fires("H-74")
    void tellsChangeCipherSpecBeforeTheKeys() throws IOException {
        upToFlight().client(ACK, CHANGE_CIPHER_SPEC).client(ACK, CLIENT_KEY_EXCHANGE);

        assertThat(conversation.verdict("H-74").text()).contains("client", "before keys were agreed on");
        assertThat(conversation.verdict("H-74").evidence()).containsExactly(6L);
    }

    @Test
    @Fires("H-74")
    void tellsChangeCipherSpecThatComesTwice() throws IOException {
        upToFlight().client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, CHANGE_CIPHER_SPEC);

        assertThat(conversation.verdict("H-74").text()).contains("twice");
    }

    @Test
    @Spares("H-74")
    void resumedHandshakeIsInOrderThoughTheServerComesFirst() throws IOException {
        conversation.connect().client(ACK, clientHello(ID));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ID), CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.client(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.ids()).doesNotContain("H-74");
    }

    private Conversation upToFlight() {
        return conversation
                .connect()
                .client(ACK, clientHello(""))
                .server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
    }

    private Conversation upToFinished() {
        return upToFlight().client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12);
    }
}
