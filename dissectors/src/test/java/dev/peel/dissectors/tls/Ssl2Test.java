package dev.peel.dissectors.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.bytes.Bytes;
import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class Ssl2Test {
    private static final String CLIENT_HELLO = """
            80 32 01 03 03 00 09 00 00 00 20                    # length, type, version, lengths of what follows
            00 00 04  01 00 80  00 00 ff                        # cipher specs
            45 75 c2 fa 38 3b 34 ff 9c 5a a5 3c 27 a3 11 88     # challenge
            a5 cb d9 97 6d d1 cb ee 23 12 4a ba 07 8b c2 f1
            """;
    private static final String SERVER_HELLO = "80 12 04 00 01 00 02 00 02 00 03 00 02 30 00 07 00 c0 aa bb";
    private static final String CLIENT_MASTER_KEY = "80 0f 02 07 00 c0 00 01 00 02 00 02 aa bb bb cc cc";

    @Test
    void readsClientHello() {
        Packets hello = Conversation.on(39028).client(CLIENT_HELLO).last();

        assertThat(hello.info()).isEqualTo("Client Hello");
        assertThat(hello.only("_ws.col.Protocol")).isEqualTo("SSLv2");
        assertThat(hello.only("tls.record.version")).isEqualTo("0x0002");
        assertThat(hello.only("tls.record.length")).isEqualTo("50");
        assertThat(hello.only("tls.handshake.type")).isEqualTo("1");
        assertThat(hello.only("tls.handshake.version")).isEqualTo("0x0303");
        assertThat(hello.field("tls.handshake.cipherspec")).containsExactly("0x000004", "0x010080", "0x0000ff");
        assertThat(hello.only("tls.handshake.challenge_length")).isEqualTo("32");
        assertThat(hello.bytes("tls.handshake.challenge").get(0))
                .startsWith("4575c2fa")
                .hasSize(64);
    }

    @Test
    void readsWhatIsInTheClearOfAHandshake() {
        Conversation conversation = Conversation.https()
                .client(CLIENT_HELLO)
                .server(SERVER_HELLO)
                .client(CLIENT_MASTER_KEY)
                .server("80 20" + "55".repeat(32));
        Packets all = conversation.packets();

        assertThat(all.frame(2).info()).isEqualTo("Server Hello");
        assertThat(all.frame(2).only("tls.handshake.certificate")).isEqualTo("3000");
        assertThat(all.frame(2).only("tls.handshake.cipherspec")).isEqualTo("0x0700c0");
        assertThat(all.frame(2).bytes("tls.handshake.connection_id")).containsExactly("aabb");
        assertThat(all.frame(3).info()).isEqualTo("Client Master Key");
        assertThat(all.frame(3).bytes("tls.handshake.encrypted_key")).containsExactly("bbbb");
        assertThat(all.frame(4).info()).isEqualTo("Encrypted Data");
    }

    @Test
    void isStrictAboutLengths() {
        assertThat(Ssl2Records.isClientHello(Bytes.of(Packets.hex(CLIENT_HELLO))))
                .isTrue();
        assertThat(Ssl2Records.isRecord(Bytes.of(Packets.hex("80 2e 01 03 03 00 15 00 00 00 11"))))
                .isFalse();
        assertThat(Ssl2Records.isRecord(Bytes.of(Packets.hex("80 32 01 03 03 00 08 00 00 00 21"))))
                .isFalse();
        assertThat(Ssl2Records.isRecord(Bytes.of(Packets.hex("80 03 05 00 01"))))
                .isFalse();
    }
}
