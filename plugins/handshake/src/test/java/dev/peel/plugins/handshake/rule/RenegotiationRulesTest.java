package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Records.DATA_12;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.rule.Openers.ENCRYPTED_ALERT_12;
import static dev.peel.plugins.handshake.rule.Openers.complete12;
import static dev.peel.plugins.handshake.rule.Openers.full12;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RenegotiationRulesTest {
    private final Conversation conversation = new Conversation();

    private static final String INFO = "ff01 0001 00";

    @Test
    @Fires("H-76")
    @Spares("H-70")
    void tellsSecondHandshake() throws IOException {
        full12(conversation.connect(), clientHello("", INFO), "", INFO)
                .client(ACK, DATA_12)
                .server(ACK, DATA_12);
        conversation.client(ACK, FINISHED_12).server(ACK, FINISHED_12);

        assertThat(conversation.verdict("H-76").text()).contains("client began another handshake", "server went along");
        assertThat(conversation.verdict("H-76").kind()).isEqualTo(Kind.NOTE);
        assertThat(conversation.verdict("H-76").evidence()).containsExactly(10L);
        assertThat(conversation.ids()).doesNotContain("H-70");
    }

    @Test
    @Fires("H-76")
    void tellsThatASecondHandshakeIsRefused() throws IOException {
        full12(conversation.connect(), clientHello("", INFO), "", INFO)
                .client(ACK, DATA_12)
                .server(ACK, DATA_12);
        conversation.client(ACK, FINISHED_12).server(ACK, ENCRYPTED_ALERT_12);

        assertThat(conversation.verdict("H-76").text()).contains("server answered with an alert");
    }

    @Test
    @Fires("H-76")
    void tellsSecondHandshakeThatIsOpenToAttack() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12).client(ACK, FINISHED_12);

        assertThat(conversation.verdict("H-76").kind()).isEqualTo(Kind.WARNING);
    }

    @Test
    @Fires("H-70")
    void tellsServerThatAsksForAnotherHandshake() throws IOException {
        full12(conversation.connect(), clientHello("", INFO), "", INFO)
                .client(ACK, DATA_12)
                .server(ACK, FINISHED_12);

        assertThat(conversation.verdict("H-70").evidence()).containsExactly(9L);
    }

    @Test
    @Spares({"H-70", "H-76"})
    void dataIsNoSecondHandshake() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12);

        assertThat(conversation.ids()).doesNotContain("H-70", "H-76");
    }
}
