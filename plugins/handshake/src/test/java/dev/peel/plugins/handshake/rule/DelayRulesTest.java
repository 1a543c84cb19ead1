package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.SYN;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CLIENT_KEY_EXCHANGE;
import static dev.peel.plugins.handshake.Records.DATA_12;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.rule.Openers.complete12;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DelayRulesTest {
    private final Conversation conversation = new Conversation();

    @Test
    @Fires("P-02")
    void tellsWhoTookLong() throws IOException {
        conversation
                .connect()
                .client(ACK, clientHello(""))
                .server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        conversation.pause(4980).client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12);
        conversation.server(ACK, CHANGE_CIPHER_SPEC, FINISHED_12);

        assertThat(conversation.verdict("P-02").text()).contains("client took 5.0 s before its ClientKeyExchange");
        assertThat(conversation.verdict("P-02").evidence()).containsExactly(5L, 6L);
        assertThat(conversation.verdict("P-02").kind()).isEqualTo(Kind.NOTE);
    }

    @Test
    @Spares("P-02")
    void longWayIsNotTakenForASlowSide() throws IOException {
        conversation.client(SYN).pause(500).server(SYN | ACK).client(ACK).client(ACK, clientHello(""));
        conversation.pause(520).server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);

        assertThat(conversation.ids()).doesNotContain("P-02");
    }

    @Test
    @Fires("P-02")
    void tellsServerThatIsSlowerThanItUsuallyIs() throws IOException {
        answersAfter(10, 12, 9, 11, 10, 90);

        assertThat(conversation.verdict("P-02").text())
                .contains("server took 90 ms before its ServerHello, for which it usually takes 11 ms");
    }

    @Test
    @Spares("P-02")
    void serverThatAlwaysTakesAsLongIsNotSlowerThanUsual() throws IOException {
        answersAfter(90, 85, 92, 88, 90, 95);

        assertThat(conversation.ids()).doesNotContain("P-02");
    }

    @Test
    @Spares("P-02")
    void fewConnectionsDoNotSayWhatIsUsual() throws IOException {
        answersAfter(10, 10, 90);

        assertThat(conversation.ids()).doesNotContain("P-02");
    }

    /** Lets the server answer a ClientHello on each of several connections after so many milliseconds. */
    private void answersAfter(int... delays) {
        for (int i = 0; i < delays.length; i++) {
            conversation.between("192.0.2.1", 41000 + i, "192.0.2.2", 443).connect();
            conversation.client(ACK, clientHello("")).pause(delays[i] + 1);
            conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        }
    }

    @Test
    @Spares("P-02")
    void lostSegmentIsNotTakenForASlowSide() throws IOException {
        int length = clientHello("").replace(" ", "").length() / 2;
        conversation.connect().client(ACK, clientHello("")).pause(1000).clientForgets(length);
        conversation.client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));

        assertThat(conversation.ids()).doesNotContain("P-02");
    }

    @Test
    @Spares("P-02")
    void timeBeforeTheDataIsNotTheHandshakes() throws IOException {
        complete12(conversation).pause(5000).client(ACK, DATA_12);

        assertThat(conversation.ids()).doesNotContain("P-02");
    }

    @Test
    @Fires("P-03")
    void tellsSmallSegmentThatWaitsForADelayedAcknowledgment() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation.pause(40).client(ACK).server(ACK, SERVER_HELLO_DONE);

        assertThat(conversation.verdict("P-03").text()).contains("server sent 9 bytes", "41 ms");
        assertThat(conversation.verdict("P-03").evidence()).containsExactly(5L, 6L, 7L);
    }

    @Test
    @Spares("P-03")
    void segmentThatFollowsLaterDidNotWaitForTheAcknowledgment() throws IOException {
        conversation.connect().client(ACK, clientHello("")).server(ACK, serverHello(ECDHE_RSA_AES_128, ""));
        conversation.pause(40).client(ACK).pause(30).server(ACK, SERVER_HELLO_DONE);

        assertThat(conversation.ids()).doesNotContain("P-03");
    }

    @Test
    @Fires("P-04")
    void tellsFlightThatIsLongerThanTheFirstWindow() throws IOException {
        sendsCertificates(10, 30);

        assertThat(conversation.verdict("P-04").text()).contains("after 14600 bytes");
    }

    @Test
    @Spares("P-04")
    void pauseAtAnotherPlaceIsNotOfTheFirstWindow() throws IOException {
        sendsCertificates(5, 30);

        assertThat(conversation.ids()).doesNotContain("P-04");
    }

    @Test
    @Spares("P-04")
    void flightWithoutPauseFitsTheWindow() throws IOException {
        sendsCertificates(10, 0);

        assertThat(conversation.ids()).doesNotContain("P-04");
    }

    /** Lets the server send twelve full segments of one long message, with a pause after some of them. */
    private void sendsCertificates(int before, int pause) {
        conversation
                .client(SYN)
                .pause(20)
                .server(SYN | ACK)
                .client(ACK)
                .client(ACK, clientHello(""))
                .pause(20);
        String hello = serverHello(ECDHE_RSA_AES_128, "");
        String start = hello + "16 0303 4400 0b0043fc 0043f9";
        int left = 1460 - start.replace(" ", "").length() / 2;
        conversation.server(ACK, start, "00".repeat(left));
        for (int i = 1; i < 12; i++) {
            conversation.pause(i == before ? pause : 0).server(ACK, "00".repeat(1460));
        }
    }
}
