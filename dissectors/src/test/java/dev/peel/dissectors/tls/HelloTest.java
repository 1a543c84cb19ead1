package dev.peel.dissectors.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HelloTest {
    @Test
    void fingerprintsClientHellosWithoutReservedValues() {
        Packets packet = Conversation.https()
                .client(Samples.clientHello("0a0a 0000 000a 0006 0004 2a2a 001d 000b 0002 0100 0017 0000"))
                .last();

        assertThat(packet.only("tls.handshake.ja3_full")).isEqualTo("771,4865,10-11-23,29,0");
        assertThat(packet.only("tls.handshake.ja3")).isEqualTo("0f43064f9b218d832c9141d84b3518eb");
    }

    @Test
    void fingerprintsServerHellos() {
        Packets packet = Conversation.https()
                .server(Samples.serverHello(0x0303, 0xc02f, "ff01 0001 00 000b 0002 0100"))
                .last();

        assertThat(packet.only("tls.handshake.ja3s_full")).isEqualTo("771,49199,65281-11");
        assertThat(packet.only("tls.handshake.ja3s")).isEqualTo("303951d4c50efb2e991652225a6f02b1");
    }

    @Test
    void fingerprintsNoHelloWhoseExtensionSaysToBeLongerThanWhatIsLeft() {
        Packets packet = Conversation.https()
                .client(Samples.clientHello("000b 0002 0100 0010 00ff 0000"))
                .last();

        assertThat(packet.field("tls.handshake.extension.type")).containsExactly("11", "16");
        assertThat(packet.field("tls.handshake.ja3_full")).isEmpty();
        assertThat(packet.field("tls.handshake.ja3")).isEmpty();
    }

    @Test
    void fingerprintsHellosWithoutGroupsInTheirList() {
        Packets empty = Conversation.https()
                .client(Samples.clientHello("000a 0000 ff01 0001 00"))
                .last();
        Packets tooLong = Conversation.https()
                .client(Samples.clientHello("000a 0004 00ff 001d 0017 0000"))
                .last();

        assertThat(empty.only("tls.handshake.ja3_full")).isEqualTo("771,4865,10-65281,,");
        assertThat(tooLong.only("tls.handshake.ja3_full")).isEqualTo("771,4865,10-23,,");
    }

    @Test
    void readsClientHello() {
        Packets hello = Conversation.https().client(Samples.CLIENT_HELLO).last();

        assertThat(hello.protocols()).isEqualTo("eth:ethertype:ip:tcp:tls");
        assertThat(hello.info()).isEqualTo("Client Hello");
        assertThat(hello.only("_ws.col.Protocol")).isEqualTo("TLSv1");
        assertThat(hello.only("tls.record.content_type")).isEqualTo("22");
        assertThat(hello.only("tls.record.version")).isEqualTo("0x0301");
        assertThat(hello.only("tls.record.length")).isEqualTo("246");
        assertThat(hello.only("tls.handshake.length")).isEqualTo("242");
        assertThat(hello.only("tls.handshake.version")).isEqualTo("0x0303");
        assertThat(hello.only("tls.handshake.random")).startsWith("82a3749e").hasSize(64);
        assertThat(hello.only("tls.handshake.session_id"))
                .startsWith("a579691c")
                .hasSize(64);
        assertThat(hello.field("tls.handshake.ciphersuite")).containsExactly("0x1302", "0x1303", "0x1301", "0x00ff");
        assertThat(hello.only("tls.handshake.comp_method")).isEqualTo("0");
        assertThat(hello.only("tls.handshake.extensions_length")).isEqualTo("161");
        assertThat(hello.field("tls.handshake.extension.type"))
                .containsExactly("0", "11", "10", "35", "22", "23", "13", "43", "45", "51");
        assertThat(hello.only("tls.handshake.extensions_server_name")).isEqualTo("shop.example.test");
        assertThat(hello.field("tls.handshake.extensions_supported_group"))
                .startsWith("0x001d", "0x0017")
                .hasSize(10);
        assertThat(hello.field("tls.handshake.sig_hash_alg"))
                .startsWith("0x0403")
                .hasSize(14);
        assertThat(hello.only("tls.handshake.extensions.supported_version")).isEqualTo("0x0304");
        assertThat(hello.only("tls.extension.psk_ke_mode")).isEqualTo("1");
        assertThat(hello.only("tls.handshake.extensions_key_share_group")).isEqualTo("29");
        assertThat(hello.only("tls.handshake.extensions_key_share_key_exchange"))
                .startsWith("e6afb28c");
    }

    @Test
    void labelsTheTreeAsWiresharkDoes() {
        String tree = Conversation.https().client(Samples.CLIENT_HELLO).last().tree();

        assertThat(tree)
                .contains("TLSv1 Record Layer: Handshake Protocol: Client Hello\n")
                .contains("    Handshake Protocol: Client Hello\n")
                .contains("Cipher Suites (4 suites)\n")
                .contains("Extension: server_name (len=22)\n")
                .contains("Supported Groups (10 groups)\n")
                .contains("Key Share Entry: Group: x25519, Key Exchange length: 32\n");
    }

    @Test
    void readsServerHelloOfTls13() {
        Packets answer = Conversation.https()
                .client(Samples.CLIENT_HELLO)
                .server(Samples.SERVER_HELLO_13)
                .last();

        assertThat(answer.info()).isEqualTo("Server Hello, Change Cipher Spec, Application Data");
        assertThat(answer.only("_ws.col.Protocol")).isEqualTo("TLSv1.3");
        assertThat(answer.field("tls.record.content_type")).containsExactly("22", "20");
        assertThat(answer.field("tls.record.opaque_type")).containsExactly("23");
        assertThat(answer.only("tls.handshake.ciphersuite")).isEqualTo("0x1302");
        assertThat(answer.only("tls.handshake.extensions.supported_version")).isEqualTo("0x0304");
        assertThat(answer.only("tls.handshake.extensions_key_share_group")).isEqualTo("29");
        // TLS 1.3 echoes the session id for appearances only.
        assertThat(answer.has("tls.resumed")).isFalse();
    }

    @Test
    void randomBytesOfTls13HoldNoTime() {
        Packets client = Conversation.https().client(Samples.CLIENT_HELLO).last();
        Packets server = Conversation.https()
                .client(Samples.CLIENT_HELLO)
                .server(Samples.SERVER_HELLO_13)
                .last();

        assertThat(client.has("tls.handshake.random_time")).isTrue();
        assertThat(server.has("tls.handshake.random")).isTrue();
        assertThat(server.has("tls.handshake.random_time")).isFalse();
    }

    @Test
    void namesHelloRetryRequest() {
        Conversation conversation =
                Conversation.https().client(Samples.CLIENT_HELLO).server(Samples.HELLO_RETRY_REQUEST);

        assertThat(conversation.last().info()).isEqualTo("Hello Retry Request, Change Cipher Spec");
        assertThat(conversation.last().only("tls.handshake.extensions_key_share_selected_group"))
                .isEqualTo("24");
        assertThat(conversation
                        .client("14 03 03 00 01 01")
                        .client(Samples.CLIENT_HELLO)
                        .last()
                        .info())
                .isEqualTo("Client Hello");
    }

    @Test
    void readsSecondHelloAfterChangeCipherSpecWithoutTheServersSide() {
        Packets second = Conversation.https()
                .client(Samples.CLIENT_HELLO)
                .client("14 03 03 00 01 01")
                .client(Samples.CLIENT_HELLO)
                .last();

        assertThat(second.only("tls.handshake.extensions_server_name")).isEqualTo("shop.example.test");
    }

    @Test
    void tellsThatAServerResumesASession() {
        byte[] hello = Samples.handshake(0x0301, 1, "0303" + "11".repeat(32) + "04 01020304" + "0002 c02b" + "01 00");
        byte[] answer = Samples.handshake(0x0303, 2, "0303" + "22".repeat(32) + "04 01020304" + "c02b 00");

        Packets packets = Conversation.https()
                .client(hello)
                .server(answer)
                .server("14 03 03 00 01 01")
                .last();

        assertThat(packets.has("tls.resumed")).isTrue();
    }

    @Test
    void takesApplicationDataBehindEarlyDataForTls13() {
        Packets early = Conversation.https()
                .client(Samples.join(Samples.clientHello("002a 0000"), Samples.record(23, 0x0303, new byte[20])))
                .last();

        assertThat(early.field("tls.record.opaque_type")).containsExactly("23");
    }

    @Test
    void readsServerHelloOfAnOldDraft() {
        Packets answer = Conversation.https()
                .server(Samples.handshake(
                        0x0301, 2, "7f12" + "33".repeat(32) + "1301" + Samples.sized("0028 0004 001d 0000")))
                .last();

        assertThat(answer.only("_ws.col.Protocol")).isEqualTo("TLSv1.3");
        assertThat(answer.only("tls.handshake.ciphersuite")).isEqualTo("0x1301");
        assertThat(answer.only("tls.handshake.extensions_key_share_group")).isEqualTo("29");
    }

    @Test
    void readsHelloInAnyTwoSegments() {
        byte[] hello = Packets.hex(Samples.CLIENT_HELLO);
        for (int cut = 1; cut < hello.length; cut++) {
            Packets packets = Conversation.https()
                    .client(Arrays.copyOf(hello, cut))
                    .client(Arrays.copyOfRange(hello, cut, hello.length))
                    .last();

            assertThat(packets.field("tls.handshake.extensions_server_name"))
                    .as("cut at %d", cut)
                    .containsExactly("shop.example.test");
            assertThat(packets.only("tcp.segment.count")).isEqualTo("2");
        }
    }

    @Test
    void keepsWhatIsThereOfAHelloCutInsideAtAnyLength() {
        byte[] message = Arrays.copyOfRange(Packets.hex(Samples.CLIENT_HELLO), 9, 251);
        for (int length = 0; length < message.length; length++) {
            byte[] body = Arrays.copyOf(message, length);
            byte[] header = {1, 0, 0, (byte) length};

            Packets packets = Conversation.https()
                    .client(Samples.record(22, 0x0301, Samples.join(header, body)))
                    .last();

            assertThat(packets.only("tls.handshake.type")).isEqualTo("1");
            assertThat(packets.field("tls.handshake.version")).hasSize(length < 2 ? 0 : 1);
            assertThat(packets.field("tls.handshake.random")).hasSize(length < 34 ? 0 : 1);
            assertThat(packets.field("tls.handshake.extension.type").size()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void keepsFieldsOfAFrameCutByTheCapture() {
        Conversation conversation = Conversation.https().client(Samples.CLIENT_HELLO);
        int length = Packets.hex(Samples.CLIENT_HELLO).length;
        for (int captured = TlsDissector.HEADER_LENGTH; captured < length; captured++) {
            Packets packets = conversation.cut(captured);

            assertThat(packets.only("tls.record.length")).isEqualTo("246");
            assertThat(packets.field("tls.handshake.random")).hasSize(captured < 43 ? 0 : 1);
            assertThat(packets.has("_ws.malformed")).as("cut at %d", captured).isFalse();
            assertThat(packets.has("_ws.short")).isTrue();
        }
    }

    @Test
    void waitsForTheRestOfARecord() {
        byte[] answer = Samples.serverHello(0x0303, 0xc02b, "0017 0000");
        for (int length = 1; length < answer.length; length++) {
            Packets packets =
                    Conversation.https().server(Arrays.copyOf(answer, length)).last();

            assertThat(packets.field("tls.handshake.type")).isEmpty();
        }
    }
}
