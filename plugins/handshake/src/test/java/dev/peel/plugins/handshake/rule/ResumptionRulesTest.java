package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Records.AES_128_SHA256;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CHOOSES_13;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.ID;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.extension;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.Records.ticket;
import static dev.peel.plugins.handshake.rule.Openers.FINISHED_13;
import static dev.peel.plugins.handshake.rule.Openers.complete12;
import static dev.peel.plugins.handshake.rule.Openers.full12;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResumptionRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-80")
    @Spares({"H-81", "H-82", "H-84"})
    void tellsSessionThatIsTakenUpByItsId() throws IOException {
        full12(conversation.connect(), clientHello(""), ID).client(FIN | ACK);
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();
        conversation.client(ACK, clientHello(ID));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ID), CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.client(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.verdict("H-80").text()).contains("by the session's id", "flow 0");
        assertThat(conversation.verdict("H-80").evidence()).containsExactly(5L, 12L, 13L);
        assertThat(conversation.ids()).doesNotContain("H-81", "H-82", "H-84");
    }

    @Test
    @Fires("H-81")
    void tellsSessionThatIsTakenUpByATicket() throws IOException {
        conversation.connect().client(ACK, clientHello("", ticket(32)));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.client(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.verdict("H-81").text()).contains("by a ticket");
    }

    @Test
    @Fires("H-82")
    void tellsSessionThatIsTakenUpByAKey() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13, extension("0029", "0000")));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13, extension("0029", "0000")), encrypted(80));
        conversation.client(ACK, encrypted(FINISHED_13));

        assertThat(conversation.verdict("H-82").evidence()).containsExactly(4L, 5L);
    }

    @Test
    @Spares({"H-80", "H-82"})
    void echoOfTheSessionIdInTls13IsNoResumption() throws IOException {
        conversation.connect().client(ACK, clientHello(ID, OFFERS_13));
        conversation.server(ACK, serverHello(AES_128_SHA256, ID, CHOOSES_13), CHANGE_CIPHER_SPEC, encrypted(500));
        conversation.client(ACK, encrypted(FINISHED_13));

        assertThat(conversation.ids()).isEmpty();
    }

    @Test
    @Spares({"H-80", "H-81", "H-82"})
    void fullHandshakeTakesNothingUp() throws IOException {
        assertThat(complete12(conversation).ids()).isEmpty();
    }
}
