package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Records.CHANGE_CIPHER_SPEC;
import static dev.peel.plugins.handshake.Records.CLIENT_KEY_EXCHANGE;
import static dev.peel.plugins.handshake.Records.ECDHE_RSA_AES_128;
import static dev.peel.plugins.handshake.Records.FINISHED_12;
import static dev.peel.plugins.handshake.Records.SERVER_HELLO_DONE;
import static dev.peel.plugins.handshake.Records.ascii;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.serverHello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusRulesTest {
    private static final int BETWEEN_SERVER = 200_001; // sequence numbers that the other connection took up
    private static final int BETWEEN_CLIENT = BETWEEN_SERVER + 22;

    private final Conversation conversation = new Conversation();

    @Test
    @Fires("H-67")
    void tellsClientThatAsksWhileTheServerWaits() throws IOException {
        waitsWhile("192.0.2.1", 80);

        assertThat(first())
                .filteredOn(verdict -> verdict.id().equals("H-67"))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.text()).contains("192.0.2.9:80", "flow 1");
                    assertThat(verdict.evidence()).containsExactly(5L, 6L, 10L);
                });
    }

    @Test
    @Spares("H-67")
    void whatAnotherClientAsksIsNotOfTheHandshake() throws IOException {
        waitsWhile("192.0.2.5", 80);

        assertThat(first()).extracting(Verdict::id).doesNotContain("H-67");
    }

    @Test
    @Spares("H-67")
    void connectionToAnotherServiceIsNoQuestion() throws IOException {
        waitsWhile("192.0.2.1", 25);

        assertThat(first()).extracting(Verdict::id).doesNotContain("H-67");
    }

    private void waitsWhile(String asker, int port) {
        conversation.connect().client(ACK, clientHello(""));
        conversation.server(ACK, serverHello(ECDHE_RSA_AES_128, ""), SERVER_HELLO_DONE);
        conversation.pause(20).between(asker, 40001, "192.0.2.9", port).connect();
        conversation.client(ACK, ascii("GET /ocsp HTTP/1.1\r\n\r\n")).pause(3000);
        conversation
                .between("192.0.2.1", 40000, "192.0.2.2", 443)
                .clientForgets(BETWEEN_CLIENT)
                .serverForgets(BETWEEN_SERVER);
        conversation.client(ACK, CLIENT_KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED_12);
    }

    private List<Verdict> first() throws IOException {
        CaptureFlows flows = conversation.flows();
        return Diagnosis.of(flows).verdicts(flows.get(0));
    }
}
