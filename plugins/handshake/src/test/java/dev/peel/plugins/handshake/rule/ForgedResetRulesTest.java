package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Conversation.SYN;
import static dev.peel.plugins.handshake.Records.clientHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ForgedResetRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-10")
    void timeToLiveAloneMakesItPossible() throws IOException {
        conversation.serverHops(52).connect().client(ACK, clientHello("")).server(ACK);
        conversation.serverHops(61).server(RST | ACK);

        assertThat(conversation.verdict("H-10").text()).contains("possibly", "61", "52");
        assertThat(conversation.verdict("H-10").confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    @Fires("H-10")
    void sideThatGoesOnAfterItsResetMakesItProbable() throws IOException {
        conversation.serverHops(52).connect().client(ACK, clientHello("")).server(ACK);
        conversation.serverHops(61).shifted(0).server(RST | ACK);
        conversation.serverHops(52).server(ACK, "150303000202 28");

        assertThat(conversation.verdict("H-10").text()).contains("probably", "goes on after it");
        assertThat(conversation.verdict("H-10").confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(conversation.verdict("H-10").evidence()).contains(6L, 7L);
    }

    @Test
    @Fires("H-10")
    void synAckThatArrivesBehindTheResetOfTheSameSenderBetraysIt() throws IOException {
        conversation.id(0x1555).client(SYN);
        conversation.serverHops(46).server(RST | ACK);
        conversation.id(0).serverHops(49).server(SYN | ACK);

        assertThat(conversation.verdict("H-10").text())
                .contains("probably", "46", "49", "identification is that of a packet of the client");
    }

    @Test
    @Spares("H-10")
    void changeOfOneHopIsARouteNotADevice() throws IOException {
        conversation.serverHops(52).connect().client(ACK, clientHello("")).server(ACK);
        conversation.serverHops(53).server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-10");
    }

    @Test
    @Spares("H-10")
    void identificationZeroIsHowLinuxSendsResets() throws IOException {
        conversation.id(4711).connect().client(ACK, clientHello("")).server(ACK);
        conversation.id(0).server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-10");
    }

    @Test
    @Spares("H-10")
    void synProxyThatAnswersFromNearbyIsNotTheSender() throws IOException {
        conversation.client(SYN).serverHops(63).server(SYN | ACK).client(ACK, clientHello(""));
        conversation.serverHops(52).server(ACK, "1503030002 0100").server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-10");
    }

    @Test
    @Fires("H-10")
    void resetThatComesSoonerThanARoundTripIsNotOfTheFarEnd() throws IOException {
        conversation.client(SYN).pause(100).server(SYN | ACK).client(ACK, clientHello(""));
        conversation.server(RST | ACK);

        assertThat(conversation.verdict("H-10").text()).contains("a round trip takes");
    }

    @Test
    @Spares("H-10")
    void resetAfterARoundTripMayBeOfTheFarEnd() throws IOException {
        conversation.client(SYN).pause(100).server(SYN | ACK).client(ACK, clientHello(""));
        conversation.pause(100).server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("H-10");
    }
}
