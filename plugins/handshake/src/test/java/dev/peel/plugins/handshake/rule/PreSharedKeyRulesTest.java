package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Records.AES_128_SHA256;
import static dev.peel.plugins.handshake.Records.CHOOSES_13;
import static dev.peel.plugins.handshake.Records.OFFERS_13;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.encrypted;
import static dev.peel.plugins.handshake.Records.extension;
import static dev.peel.plugins.handshake.Records.serverHello;
import static dev.peel.plugins.handshake.rule.Openers.complete13;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Conversation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PreSharedKeyRulesTest {
    private final Conversation conversation = new Conversation();

    private static final String KEY = extension("0029", "0000");

    @Test
    @Fires("H-87")
    void tellsKeyThatIsWrong() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13, KEY)).server(ACK, alert(2, 51));

        assertThat(conversation.verdict("H-87").text())
                .contains("decrypt_error")
                .doesNotContain("last extension");
        assertThat(conversation.verdict("H-87").evidence()).containsExactly(4L, 5L);
    }

    @Test
    @Fires("H-87")
    void tellsKeyThatIsNotTheLastExtension() throws IOException {
        conversation.connect().client(ACK, clientHello("", KEY, OFFERS_13)).server(ACK, alert(2, 47));

        assertThat(conversation.verdict("H-87").text()).contains("not the last extension");
    }

    @Test
    @Fires("H-39")
    @Spares("H-87")
    void alertWithoutKeyIsOfSomethingElse() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13)).server(ACK, alert(2, 47));

        assertThat(conversation.ids()).contains("H-39").doesNotContain("H-87");
    }

    @Test
    @Fires("H-78")
    void tellsDataThatIsSentBeforeTheAnswer() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13, "002a 0000", KEY), encrypted(40));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13, KEY), encrypted(80));

        assertThat(conversation.verdict("H-78").text()).contains("40 bytes", "whether the server took it is encrypted");
    }

    @Test
    @Fires("H-78")
    void tellsThatEarlyDataIsRefusedWithTheKey() throws IOException {
        conversation.connect().client(ACK, clientHello("", OFFERS_13, "002a 0000", KEY), encrypted(40));
        conversation.server(ACK, serverHello(AES_128_SHA256, "", CHOOSES_13), encrypted(500));

        assertThat(conversation.verdict("H-78").text()).contains("refused it together with the key");
    }

    @Test
    @Spares("H-78")
    void handshakeWithoutEarlyDataIsNotToldOfIt() throws IOException {
        assertThat(complete13(conversation).ids()).doesNotContain("H-78");
    }
}
