package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Records.DATA_12;
import static dev.peel.plugins.handshake.rule.Openers.complete12;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class IdleRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-93")
    void tellsConnectionThatIsForgottenInAPause() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12).client(ACK);
        conversation.pause(90_000).client(ACK, DATA_12).server(RST);

        assertThat(conversation.verdict("H-93").text()).contains("90.0 s", "client sent again", "reset");
        assertThat(conversation.verdict("H-93").evidence()).containsExactly(10L, 11L, 12L);
    }

    @Test
    @Fires("H-93")
    void tellsThatNobodyAnswersAfterAPause() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12).client(ACK);
        conversation
                .pause(90_000)
                .client(ACK, DATA_12)
                .pause(300)
                .clientForgets(37)
                .client(ACK, DATA_12);
        conversation.pause(600).clientForgets(37).client(ACK, DATA_12);

        assertThat(conversation.verdict("H-93").text()).contains("no answer at all");
    }

    @Test
    @Spares("H-93")
    void pauseThatIsAnsweredAfterwardsIsHarmless() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12).client(ACK);
        conversation.pause(90_000).client(ACK, DATA_12).server(ACK).server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-93");
    }

    @Test
    @Spares("H-93")
    void shortPauseForgetsNothing() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(ACK, DATA_12).client(ACK);
        conversation.pause(20_000).client(ACK, DATA_12).server(RST);

        assertThat(conversation.ids()).doesNotContain("H-93");
    }

    @Test
    @Spares("H-93")
    void sideThatHadClosedMayReset() throws IOException {
        complete12(conversation).client(ACK, DATA_12).server(FIN | ACK, DATA_12).client(ACK);
        conversation.pause(90_000).client(ACK, DATA_12).server(RST);

        assertThat(conversation.ids()).doesNotContain("H-93");
    }
}
