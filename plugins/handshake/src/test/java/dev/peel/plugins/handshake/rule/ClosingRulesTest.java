package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Records.DATA_12;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.rule.Openers.ALERT_13;
import static dev.peel.plugins.handshake.rule.Openers.ENCRYPTED_ALERT_12;
import static dev.peel.plugins.handshake.rule.Openers.complete12;
import static dev.peel.plugins.handshake.rule.Openers.complete13;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ClosingRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-90")
    void tellsServerThatClosesWithoutFarewell() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12).server(FIN | ACK);

        assertThat(conversation.verdict("H-90").text()).contains("server closed", "without close_notify");
        assertThat(conversation.verdict("H-90").evidence()).containsExactly(9L, 10L);
        assertThat(conversation.verdict("H-90").kind()).isEqualTo(Kind.WARNING);
    }

    @Test
    @Spares("H-90")
    void encryptedAlertBeforeTheFinIsTheFarewell() throws IOException {
        complete12(conversation)
                .client(ACK, DATA_12)
                .server(ACK, DATA_12, ENCRYPTED_ALERT_12)
                .server(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-90");
    }

    @Test
    @Spares("H-90")
    void whoeverAnswersAFarewellNeedsNone() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12);
        conversation.client(ACK, ENCRYPTED_ALERT_12).server(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-90");
    }

    @Test
    @Fires("H-90")
    void tellsMissingFarewellOfTls13BySize() throws IOException {
        complete13(conversation)
                .client(ACK, encrypted(80))
                .server(ACK, encrypted(90))
                .server(FIN | ACK);

        assertThat(conversation.verdict("H-90").text()).contains("by size");
        assertThat(conversation.verdict("H-90").confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    @Spares("H-90")
    void lastRecordAsLongAsAnAlertIsTheFarewellOfTls13() throws IOException {
        complete13(conversation).client(ACK, encrypted(80)).server(ACK, encrypted(90), encrypted(ALERT_13));
        conversation.server(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-90");
    }

    @Test
    @Spares("H-90")
    void connectionWithoutDataNeedsNoFarewell() throws IOException {
        complete12(conversation).server(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-90");
    }

    @Test
    @Fires("Q-03")
    @Spares("H-90")
    void captureThatLostPacketsSaysNothingOfFarewells() throws IOException {
        complete12(conversation)
                .client(ACK, DATA_12)
                .server(ACK, DATA_12)
                .clientForgets(-100)
                .server(FIN | ACK);

        assertThat(conversation.ids()).contains("Q-03").doesNotContain("H-90");
    }

    @Test
    @Fires("H-91")
    @Spares({"H-90", "H-92"})
    void resetAfterTheOthersFarewellIsUsual() throws IOException {
        complete12(conversation)
                .client(ACK, DATA_12)
                .server(ACK, DATA_12, ENCRYPTED_ALERT_12)
                .server(FIN | ACK);
        conversation.client(RST | ACK);

        assertThat(conversation.verdict("H-91").kind()).isEqualTo(Kind.NOTE);
        assertThat(conversation.verdict("H-91").evidence()).containsExactly(9L, 11L);
        assertThat(conversation.ids()).doesNotContain("H-90", "H-92");
    }

    @Test
    @Fires("H-91")
    void resetAfterOnesOwnFarewellIsUsual() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12);
        conversation.client(ACK, ENCRYPTED_ALERT_12).client(RST | ACK);

        assertThat(conversation.verdict("H-91").text()).contains("client reset", "it had closed it itself");
    }

    @Test
    @Fires("H-92")
    @Spares("H-91")
    void tellsResetWithDataOnItsWay() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12);
        conversation.serverForgets(37).client(RST | ACK);

        assertThat(conversation.verdict("H-92").text()).contains("client reset", "last 37 bytes of the server");
        assertThat(conversation.verdict("H-92").evidence()).containsExactly(9L, 10L);
        assertThat(conversation.ids()).doesNotContain("H-91");
    }

    @Test
    @Fires("H-90")
    @Spares({"H-91", "H-92"})
    void resetThatAcknowledgesAllLosesNothing() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12).client(RST | ACK);

        assertThat(conversation.ids()).contains("H-90").doesNotContain("H-91", "H-92");
    }

    @Test
    @Fires("H-94")
    void tellsThatBothCloseAtOnce() throws IOException {
        complete12(conversation).client(FIN | ACK).clientForgets(1).server(FIN | ACK);

        assertThat(conversation.verdict("H-94").evidence()).containsExactly(8L, 9L);
    }

    @Test
    @Spares("H-94")
    void whoeverAnswersAFinDoesNotCloseAtOnce() throws IOException {
        complete12(conversation).client(FIN | ACK).server(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-94");
    }

    @Test
    @Fires("H-95")
    void tellsCloseInTheMiddleOfARecord() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation.server(ACK, "16 0303 0400 0b0003fc 0003f9 0003f6").server(FIN | ACK);

        assertThat(conversation.verdict("H-95").text()).contains("server closed", "15 bytes into it");
        assertThat(conversation.verdict("H-95").kind()).isEqualTo(Kind.FAILURE);
    }

    @Test
    @Fires("H-95")
    void closeInARecordIsNoFailureOfAHandshakeThatWorked() throws IOException {
        complete12(conversation)
                .client(ACK, DATA_12)
                .server(ACK, "17 0303 0400 5a5a")
                .server(FIN | ACK);

        assertThat(conversation.verdict("H-95").kind()).isEqualTo(Kind.WARNING);
    }

    @Test
    @Spares("H-95")
    void captureThatEndsInARecordIsNoClose() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, "16 0303 0400 0200");

        assertThat(conversation.ids()).doesNotContain("H-95");
    }
}
