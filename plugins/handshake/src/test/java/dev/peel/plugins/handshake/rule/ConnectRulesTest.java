package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Conversation.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConnectRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-01")
    void tellsSynWithoutAnswer() throws IOException {
        conversation.client(SYN).pause(1000).clientForgets(1).client(SYN);
        conversation.pause(3000).clientForgets(1).client(SYN);

        assertThat(conversation.verdict("H-01").evidence()).containsExactly(1L, 2L, 3L);
    }

    @Test
    @Spares("H-01")
    void captureThatEndsSoonSaysNothingOfSilence() throws IOException {
        conversation.client(SYN).pause(1000).clientForgets(1).client(SYN);

        assertThat(conversation.ids()).isEmpty();
    }

    @Test
    @Fires("H-02")
    void tellsClosedPort() throws IOException {
        conversation.client(SYN).server(RST | ACK);

        assertThat(conversation.ids()).containsExactly("H-02");
        assertThat(conversation.verdict("H-02").evidence()).containsExactly(1L, 2L);
    }

    @Test
    @Spares("H-02")
    void connectionThatIsResetAfterItWasOpenedIsNoClosedPort() throws IOException {
        conversation.connect().server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-02", "H-03");
    }

    @Test
    @Fires("H-03")
    @Spares("H-02")
    void tellsRejectionByADeviceBeforeTheServer() throws IOException {
        conversation.serverHops(52).connect().server(FIN | ACK);
        conversation
                .between("192.0.2.1", 40001, "192.0.2.2", 443)
                .client(SYN)
                .serverHops(61)
                .server(RST | ACK);

        assertThat(conversation.ids()).containsExactly("H-03");
        assertThat(conversation.verdict("H-03").text()).contains("61", "52");
    }

    @Test
    @Fires("H-02")
    @Spares("H-03")
    void resetAsFarAwayAsTheServerIsItsOwn() throws IOException {
        conversation.serverHops(52).connect().server(FIN | ACK);
        conversation
                .between("192.0.2.1", 40001, "192.0.2.2", 443)
                .client(SYN)
                .serverHops(51)
                .server(RST | ACK);

        assertThat(conversation.ids()).containsExactly("H-02");
    }

    @Test
    @Fires("H-04")
    void tellsErrorThatAnswersTheSyn() throws IOException {
        conversation.client(SYN).error("192.0.2.77", 3, 13, 0);

        assertThat(conversation.ids()).containsExactly("H-04");
        assertThat(conversation.verdict("H-04").text()).contains("192.0.2.77", "administratively prohibited");
        assertThat(conversation.verdict("H-04").evidence()).containsExactly(1L, 2L);
    }

    @Test
    @Spares("H-04")
    void errorOnAConnectionThatIsOpenDoesNotEndIt() throws IOException {
        conversation.connect().error("192.0.2.77", 3, 1, 0).client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("H-04");
    }

    @Test
    @Fires("H-05")
    void tellsSynAckThatIsIgnored() throws IOException {
        conversation.client(SYN).server(SYN | ACK).pause(1000).serverForgets(1).server(SYN | ACK);

        assertThat(conversation.ids()).contains("H-05");
        assertThat(conversation.verdict("H-05").evidence()).containsExactly(2L, 3L);
    }

    @Test
    @Spares("H-05")
    void synAckThatArrivesAtTheSecondTimeIsNotIgnored() throws IOException {
        conversation
                .client(SYN)
                .server(SYN | ACK)
                .pause(1000)
                .serverForgets(1)
                .server(SYN | ACK)
                .client(ACK);

        assertThat(conversation.ids()).doesNotContain("H-05");
    }

    @Test
    @Fires("H-06")
    @Spares("H-09")
    void tellsClientThatDoesNotWantTheConnectionAnyMore() throws IOException {
        conversation.client(SYN).pause(3000).server(SYN | ACK).client(RST);

        assertThat(conversation.ids()).contains("H-06").doesNotContain("H-09");
    }

    @Test
    @Spares("H-06")
    void clientThatTakesTheConnectionAndResetsItThenHadWantedIt() throws IOException {
        conversation.client(SYN).pause(3000).server(SYN | ACK).client(ACK).client(RST | ACK);

        assertThat(conversation.ids()).contains("H-09").doesNotContain("H-06");
    }

    @Test
    @Fires("H-07")
    void tellsSynAckWithAnotherNumber() throws IOException {
        conversation.client(SYN).clientForgets(-500).server(SYN | ACK);

        assertThat(conversation.ids()).contains("H-07");
    }

    @Test
    @Spares("H-07")
    void synAckThatTakesTheDataOfTheSynHasTheRightNumber() throws IOException {
        conversation.client(SYN, "474554").server(SYN | ACK).client(ACK);

        assertThat(conversation.ids()).doesNotContain("H-07");
    }

    @Test
    @Fires("H-08")
    void tellsConnectionThatWasOpenedAtTheSecondSyn() throws IOException {
        conversation
                .client(SYN)
                .pause(1000)
                .clientForgets(1)
                .client(SYN)
                .server(SYN | ACK)
                .client(ACK);

        assertThat(conversation.verdict("H-08").text()).contains("SYN number 2");
    }

    @Test
    @Fires("H-08")
    void tellsServerThatIsSlowerThanUsual() throws IOException {
        for (int port = 40000; port < 40005; port++) {
            conversation.between("192.0.2.1", port, "192.0.2.2", 443).connect().client(FIN | ACK);
        }
        conversation.between("192.0.2.1", 41000, "192.0.2.2", 443);
        conversation.client(SYN).pause(400).server(SYN | ACK).client(ACK);

        assertThat(conversation.ids()).contains("H-08");
    }

    @Test
    @Spares("H-08")
    void serverThatIsAlwaysSlowIsNotSlowerThanUsual() throws IOException {
        for (int port = 40000; port < 40005; port++) {
            conversation.between("192.0.2.1", port, "192.0.2.2", 443);
            conversation.client(SYN).pause(400).server(SYN | ACK).client(ACK);
        }

        assertThat(conversation.ids()).doesNotContain("H-08");
    }
}
