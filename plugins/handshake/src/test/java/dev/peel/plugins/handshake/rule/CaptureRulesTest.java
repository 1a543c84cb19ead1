package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Conversation.SYN;
import static dev.peel.plugins.handshake.Records.clientHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Confidence;
import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CaptureRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("Q-01")
    void tellsCaptureThatStartsLate() throws IOException {
        conversation.client(ACK, clientHello("")).server(RST | ACK);

        assertThat(conversation.ids()).startsWith("Q-01");
        assertThat(conversation.verdict("Q-01").evidence()).containsExactly(1L);
    }

    @Test
    @Spares("Q-01")
    void captureThatShowsTheOpeningDoesNotStartLate() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("Q-01");
    }

    @Test
    @Fires("Q-02")
    void tellsOneSidedCapture() throws IOException {
        conversation.client(ACK, clientHello("")).client(ACK, "17 0303 0001 00").client(FIN | ACK);

        assertThat(conversation.ids()).contains("Q-02");
        assertThat(conversation.verdict("Q-02").text()).contains("server sent");
    }

    @Test
    @Spares("Q-02")
    void synWithoutAnswerIsNoOneSidedCapture() throws IOException {
        conversation.client(SYN).pause(5000).client(SYN);

        assertThat(conversation.ids()).doesNotContain("Q-02");
    }

    @Test
    @Fires("Q-03")
    void tellsLostPackets() throws IOException {
        conversation.connect().client(ACK, "aa").clientForgets(-100).server(ACK);

        assertThat(conversation.verdict("Q-03").evidence()).containsExactly(5L);
    }

    @Test
    @Spares("Q-03")
    void acknowledgmentOfAFinThatCameBeforeMissesNothing() throws IOException {
        conversation.connect().client(FIN | ACK, "aa").server(ACK);

        assertThat(conversation.ids()).doesNotContain("Q-03");
    }

    @Test
    @Fires("H-34")
    void faultsOfTheCaptureLowerWhatIsSaid() throws IOException {
        conversation
                .connect()
                .client(ACK, clientHello(""))
                .clientForgets(-100)
                .server(ACK)
                .server(RST | ACK);

        assertThat(conversation.verdict("H-34").confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    @Fires("Q-04")
    @Spares("H-08")
    void tellsPacketsThatWereCapturedTwice() throws IOException {
        conversation.id(77).client(SYN).again().server(SYN | ACK).client(ACK);

        assertThat(conversation.ids()).contains("Q-04").doesNotContain("H-08");
    }

    @Test
    @Spares("Q-04")
    void retransmissionIsNoDuplicate() throws IOException {
        conversation.id(77).client(SYN).pause(1000).id(78).clientForgets(1).client(SYN);

        assertThat(conversation.ids()).doesNotContain("Q-04");
    }

    @Test
    @Fires("Q-04")
    void tellsResetThatWasCapturedTwice() throws IOException {
        conversation.id(77).connect().id(99).client(RST | ACK).again();

        assertThat(conversation.ids()).contains("Q-04", "H-09");
        assertThat(conversation.verdict("Q-04").evidence()).containsExactly(5L);
    }

    @Test
    @Fires("Q-09")
    void tellsResetThatWasCapturedBeforeAndBehindARouter() throws IOException {
        conversation.connect().clientHops(61).client(RST | ACK).againBehindRouter();

        assertThat(conversation.ids()).contains("Q-09").doesNotContain("Q-04");
    }

    @Test
    @Spares("Q-04")
    void secondResetThatWasSentIsNoDuplicate() throws IOException {
        conversation.id(77).connect().id(99).client(RST | ACK).id(100).client(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("Q-04", "Q-09");
    }

    @Test
    @Fires("Q-05")
    void tellsFramesOfWhichOnlyTheStartWasCaptured() throws IOException {
        conversation.connect().keeping(60).client(ACK, clientHello(""));

        assertThat(conversation.ids()).startsWith("Q-05");
        assertThat(conversation.verdict("Q-05").text()).contains("1 packet");
        assertThat(conversation.verdict("Q-05").evidence()).containsExactly(4L);
    }

    @Test
    @Spares("Q-05")
    void frameThatIsJustAsLongAsWhatIsKeptIsWhole() throws IOException {
        conversation.connect().keeping(60).client(ACK, "5a".repeat(20)).client(FIN | ACK);

        assertThat(conversation.ids()).doesNotContain("Q-05");
    }

    @Test
    @Fires("Q-06")
    void tellsSegmentsThatWereJoined() throws IOException {
        conversation
                .options("020405b4")
                .client(SYN)
                .options("02040064")
                .server(SYN | ACK)
                .client(ACK)
                .client(ACK, "00".repeat(101));

        assertThat(conversation.verdict("Q-06").evidence()).containsExactly(4L);
    }

    @Test
    @Spares("Q-06")
    void fullSegmentIsNotJoined() throws IOException {
        conversation
                .options("020405b4")
                .client(SYN)
                .options("02040064")
                .server(SYN | ACK)
                .client(ACK)
                .client(ACK, "00".repeat(100));

        assertThat(conversation.ids()).doesNotContain("Q-06");
    }

    @Test
    @Fires("Q-07")
    void tellsClockThatGoesBack() throws IOException {
        conversation.connect().pause(-500).client(RST | ACK);

        assertThat(conversation.verdict("Q-07").evidence()).containsExactly(4L);
    }

    @Test
    @Spares("Q-07")
    void packetsAtTheSameTimeDoNotTurnTheClockBack() throws IOException {
        conversation.connect().pause(-1).client(RST | ACK);

        assertThat(conversation.ids()).doesNotContain("Q-07");
    }

    @Test
    @Fires("Q-08")
    void tellsPortThatIsUsedAgain() throws IOException {
        conversation.connect().client(FIN | ACK);
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 443).connect();

        assertThat(conversation.ids()).contains("Q-08");
    }

    @Test
    @Spares("Q-08")
    void anotherPortIsNotUsedAgain() throws IOException {
        conversation.connect().client(FIN | ACK);
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 443).connect();

        assertThat(conversation.ids()).doesNotContain("Q-08");
    }

    @Test
    @Fires("Q-09")
    @Spares("Q-04")
    void tellsPacketsBeforeAndBehindARouter() throws IOException {
        conversation.client(SYN).againBehindRouter().server(SYN | ACK).client(ACK);

        assertThat(conversation.ids()).contains("Q-09").doesNotContain("Q-04");
    }

    @Test
    @Spares("Q-09")
    void packetThatTakesALongerWayLaterIsNoCopy() throws IOException {
        conversation.client(SYN).server(SYN | ACK).clientHops(63).client(ACK).client(ACK, "aa");

        assertThat(conversation.ids()).doesNotContain("Q-09");
    }
}
