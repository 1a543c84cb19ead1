package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Conversation.SYN;
import static dev.peel.plugins.handshake.Records.DATA_12;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EmptyConnectionRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-09")
    @Spares("H-14")
    void tellsClientThatResetsBeforeAnyClientHello() throws IOException {
        conversation.connect().client(RST | ACK);

        assertThat(conversation.ids()).containsExactly("H-09");
        assertThat(conversation.verdict("H-09").text()).contains("at this capture point", "No name and no URL");
        assertThat(conversation.verdict("H-09").evidence()).containsExactly(3L, 4L);
        assertThat(conversation.verdict("H-09").confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    @Spares("H-09")
    void clientThatResetsAfterItsClientHelloIsAnotherCase() throws IOException {
        conversation.connect().client(ACK, clientHello("")).client(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-09");
    }

    @Test
    @Fires("H-14")
    void healthCheckThatClosesInGoodOrderIsNoFailure() throws IOException {
        conversation.connect().client(FIN | ACK).server(FIN | ACK).client(ACK);

        assertThat(conversation.ids()).containsExactly("H-14");
        assertThat(conversation.verdict("H-14").kind()).isEqualTo(Kind.NOTE);
        assertThat(conversation.flows().get(0).isOk()).isNull();
    }

    @Test
    @Fires("H-14")
    void healthCheckThatResetsAfterItsFinIsNoFailure() throws IOException {
        conversation.connect().client(FIN | ACK).client(RST | ACK);

        assertThat(conversation.ids()).containsExactly("H-14");
    }

    @Test
    @Fires("H-13")
    void tellsServerThatAcceptsAndResets() throws IOException {
        conversation.connect().pause(20).server(RST | ACK);

        assertThat(conversation.ids()).containsExactly("H-13");
        assertThat(conversation.verdict("H-13").text()).contains("after 21 ms");
    }

    @Test
    @Fires("H-14")
    @Spares("H-13")
    void serverThatClosesInGoodOrderDoesNotReset() throws IOException {
        conversation.connect().server(FIN | ACK);

        assertThat(conversation.ids()).containsExactly("H-14");
    }

    @Test
    @Fires("H-15")
    void tellsConnectionOnWhichNobodySpeaks() throws IOException {
        conversation.connect().pause(6000);
        conversation.between("192.0.2.9", 50000, "192.0.2.2", 80).client(SYN);

        assertThat(Diagnosis.of(conversation.flows())
                        .verdicts(conversation.flows().get(0)))
                .extracting(verdict -> verdict.id())
                .containsExactly("H-15");
    }

    @Test
    @Fires("H-14")
    @Spares("H-15")
    void speculativeConnectionToAServerThatSucceedsElsewhereIsNoRiddle() throws IOException {
        conversation.connect().client(ACK, DATA_12);
        conversation.server(ACK, serverHello("c02f", ""));
        conversation.client(ACK, DATA_12);
        conversation.server(ACK, DATA_12);
        conversation
                .between("192.0.2.1", 40001, "192.0.2.2", 443)
                .connect()
                .pause(10_000)
                .client(FIN | ACK);

        assertThat(conversation.ids()).containsExactly("H-14");
    }

    @Test
    @Fires("H-16")
    void tellsDataOnTheSyn() throws IOException {
        conversation.client(SYN, "160301").clientForgets(3).server(SYN | ACK).client(ACK);

        assertThat(conversation.verdict("H-16").text()).contains("3 bytes", "did not take them");
        assertThat(conversation.verdict("H-16").kind()).isEqualTo(Kind.NOTE);
    }

    @Test
    @Spares("H-16")
    void plainSynIsNoFastOpen() throws IOException {
        conversation.connect().client(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-16");
    }
}
