package dev.peel.dissectors.quic;

import static dev.peel.dissectors.Packets.hex;
import static dev.peel.dissectors.quic.SealedPackets.CLIENT_HELLO;
import static dev.peel.dissectors.quic.SealedPackets.CLIENT_HELLO_FRAME;
import static dev.peel.dissectors.quic.SealedPackets.SERVER_PAYLOAD;
import static dev.peel.dissectors.quic.SealedPackets.client;
import static dev.peel.dissectors.quic.SealedPackets.clientAfterRetry;
import static dev.peel.dissectors.quic.SealedPackets.crypto;
import static dev.peel.dissectors.quic.SealedPackets.fromClient;
import static dev.peel.dissectors.quic.SealedPackets.fromServer;
import static dev.peel.dissectors.quic.SealedPackets.join;
import static dev.peel.dissectors.quic.SealedPackets.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limits;
import dev.peel.dissectors.Packets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuicDissectorTest {
    private static final byte[] HANDSHAKE = hex("e000000001 00 08f067a5502a4262b5 05 0102030405");

    @Test
    void readsAHelloThatCameInTwoPackets() {
        Packets packets = packets(
                fromClient(client(0, crypto(CLIENT_HELLO, 0, 100))),
                fromClient(client(1, crypto(CLIENT_HELLO, 100, 241))));

        assertThat(packets.frame(1).protocols()).isEqualTo("eth:ethertype:ip:udp:quic:tls");
        assertThat(packets.frame(1).has("tls.handshake.type")).isFalse();
        assertThat(packets.frame(2).only("tls.handshake.type")).isEqualTo("1");
        assertThat(packets.frame(2).only("tls.handshake.fragment.count")).isEqualTo("2");
    }

    @Test
    void putsShuffledFramesInOrder() {
        Packets packets = packets(fromClient(client(
                0,
                crypto(CLIENT_HELLO, 200, 241),
                new byte[3],
                crypto(CLIENT_HELLO, 0, 50),
                hex("01"),
                crypto(CLIENT_HELLO, 50, 200))));

        assertThat(packets.protocols()).isEqualTo("eth:ethertype:ip:udp:quic:tls");
        assertThat(packets.field("quic.frame_type")).containsExactly("6", "0", "6", "1", "6");
        assertThat(packets.only("quic.crypto.fragment.count")).isEqualTo("3");
        assertThat(packets.only("tls.handshake.extensions_server_name")).isEqualTo("example.com");
        assertThat(packets.has("tls.handshake.fragment.count")).isFalse();
    }

    @Test
    void putsShuffledPacketsInOrder() {
        Packets packets = packets(
                fromClient(client(1, crypto(CLIENT_HELLO, 100, 241))),
                fromClient(client(0, crypto(CLIENT_HELLO, 0, 100))));

        assertThat(packets.frame(1).protocols()).isEqualTo("eth:ethertype:ip:udp:quic");
        assertThat(packets.frame(2).field("quic.crypto.fragment")).containsExactly("2", "1");
        assertThat(packets.frame(2).only("tls.handshake.extensions_server_name"))
                .isEqualTo("example.com");
    }

    @Test
    void readsARepeatedHelloOnce() {
        Packets packets = packets(fromClient(client(0, CLIENT_HELLO_FRAME)), fromClient(client(1, CLIENT_HELLO_FRAME)));

        assertThat(packets.frame(2).protocols()).isEqualTo("eth:ethertype:ip:udp:quic");
        assertThat(packets.frame(2).has("quic.retransmission")).isTrue();
        assertThat(packets.field("tls.handshake.type")).containsExactly("1");
    }

    @Test
    void readsOneHelloUntilTheServerAnswers() {
        byte[] twice = join(CLIENT_HELLO, CLIENT_HELLO);
        byte[] again = client(1, crypto(twice, CLIENT_HELLO.length, twice.length));
        List<byte[]> unasked = List.of(fromClient(client(0, CLIENT_HELLO_FRAME)), fromClient(again));
        List<byte[]> asked = List.of(
                fromClient(client(0, CLIENT_HELLO_FRAME)), fromServer(server(0, SERVER_PAYLOAD)), fromClient(again));

        assertThat(everything(unasked).field("tls.handshake.type")).containsExactly("1");
        assertThat(everything(asked).field("tls.handshake.type")).containsExactly("1", "2", "1");
        assertThat(asking("tls.handshake.type", unasked).field("tls.handshake.type"))
                .containsExactly("1");
        assertThat(asking("tls.handshake.type", asked).field("tls.handshake.type"))
                .containsExactly("1", "2", "1");
    }

    @Test
    void opensNoRepeatedHelloThatNobodyAskedFor() {
        byte[] tampered = client(1, CLIENT_HELLO_FRAME);
        tampered[tampered.length - 1] ^= 1;
        List<byte[]> frames = List.of(fromClient(client(0, CLIENT_HELLO_FRAME)), fromClient(tampered));

        assertThat(everything(frames).has("quic.decryption_failed")).isTrue();
        assertThat(asking("tls.handshake.type", frames).field("tls.handshake.type"))
                .containsExactly("1");
    }

    /** So would somebody who hides from an observer: a packet that the server never gets. */
    @Test
    void isNotMisledByAFrameThatRepeatsTheStartDifferently() {
        List<byte[]> frames = List.of(
                fromClient(client(0, crypto(CLIENT_HELLO, 0, 100))),
                fromClient(client(1, crypto(hex("01000000"), 0, 4))),
                fromClient(client(2, crypto(CLIENT_HELLO, 100, 241))));

        assertThat(everything(frames).field("tls.handshake.extensions_server_name"))
                .containsExactly("example.com");
        assertThat(asking("tls.handshake.extensions_server_name", frames).field("tls.handshake.extensions_server_name"))
                .containsExactly("example.com");
    }

    @Test
    void saysTheSameOfARepeatedHelloWhateverElseIsAskedFor() {
        List<byte[]> frames =
                List.of(fromClient(client(0, CLIENT_HELLO_FRAME)), fromClient(client(1, CLIENT_HELLO_FRAME)));

        assertThat(asking("_ws.col.Info", frames).frame(2).info())
                .isEqualTo(everything(frames).frame(2).info())
                .contains("PKN: 1, CRYPTO");
    }

    @Test
    void readsPacketsThatShareADatagram() {
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromServer(server(0, SERVER_PAYLOAD), HANDSHAKE, hex("40 0102030405060708")));

        assertThat(packets.frame(2).protocols()).isEqualTo("eth:ethertype:ip:udp:quic:tls");
        assertThat(packets.frame(2).field("quic.long.packet_type")).containsExactly("0", "2");
        assertThat(packets.frame(2).field("quic.header_form")).containsExactly("1", "1", "0");
        assertThat(packets.frame(2).field("_ws.expert.message"))
                .containsExactly("Failed to create decryption context: Secrets are not available");
        assertThat(packets.frame(2).field("quic.remaining_payload")).containsExactly("0102030405", "0102030405060708");
    }

    @Test
    void takesZerosBehindAPacketForPadding() {
        Packets packets = packets(fromClient(client(0, CLIENT_HELLO_FRAME), new byte[100]));

        assertThat(packets.bytes("quic.coalesced_padding_data")).containsExactly("00".repeat(100));
        assertThat(packets.has("quic.short")).isFalse();
    }

    @Test
    void goesOnAfterARetryPacketWithItsConnectionId() {
        byte[] retry = hex("f000000001 00 08f067a5502a4262b5 746f6b656e 04a265ba2eff4d829058fb3f0f2496ba");
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromServer(retry),
                fromClient(clientAfterRetry(1, CLIENT_HELLO_FRAME)));

        assertThat(packets.frame(2).only("quic.retry_token")).isEqualTo("746f6b656e");
        assertThat(packets.frame(2).only("quic.retry_integrity_tag")).isEqualTo("04a265ba2eff4d829058fb3f0f2496ba");
        assertThat(packets.frame(3).only("quic.packet_number")).isEqualTo("1");
        assertThat(packets.frame(3).has("quic.retransmission")).isTrue();
        assertThat(packets.frame(3).has("tls.handshake.type")).isFalse();
    }

    @Test
    void startsAgainWhenAnotherConnectionUsesTheSamePorts() {
        Packets packets = packets(
                fromClient(client(0, crypto(CLIENT_HELLO, 0, 100))),
                fromClient(clientAfterRetry(1, CLIENT_HELLO_FRAME)));

        assertThat(packets.frame(2).only("tls.handshake.type")).isEqualTo("1");
        assertThat(packets.frame(2).has("tls.handshake.fragment.count")).isFalse();
    }

    @Test
    void readsVersionsThatAServerOffers() {
        Packets packets = packets(fromServer(hex("ff 00000000 00 08f067a5502a4262b5 00000001 6b3343cf")));

        assertThat(packets.protocols()).isEqualTo("eth:ethertype:ip:udp:quic");
        assertThat(packets.field("quic.supported_version")).containsExactly("0x00000001", "0x6b3343cf");
        assertThat(packets.info()).isEqualTo("Version Negotiation, SCID=f067a5502a4262b5");
    }

    @Test
    void readsShortHeadersOfAKnownFlow() {
        Packets packets = packets(
                fromServer(HANDSHAKE),
                fromClient(hex("6f f067a5502a4262b5 010203")),
                fromClient(hex("4f 1111111111111111 010203")));

        assertThat(packets.frame(2).protocols()).isEqualTo("eth:ethertype:ip:udp:quic");
        assertThat(packets.frame(2).only("quic.dcid")).isEqualTo("f067a5502a4262b5");
        assertThat(packets.frame(2).only("quic.spin_bit")).isEqualTo("1");
        assertThat(packets.frame(2).only("quic.remaining_payload")).isEqualTo("010203");
        assertThat(packets.frame(3).has("quic.dcid")).isFalse();
    }

    @Test
    void readsWhyAConnectionIsClosed() {
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromServer(server(0, hex("1c 4128 06 03 626164"), new byte[20])));

        assertThat(packets.frame(2).only("quic.cc.error_code")).isEqualTo("296");
        assertThat(packets.frame(2).only("quic.cc.error_code.tls_alert")).isEqualTo("40");
        assertThat(packets.frame(2).only("quic.cc.frame_type")).isEqualTo("6");
        assertThat(packets.frame(2).only("quic.cc.reason_phrase")).isEqualTo("bad");
    }

    @Test
    void leavesATamperedPacketClosed() {
        byte[] packet = client(0, CLIENT_HELLO_FRAME);
        packet[packet.length - 1] ^= 1;

        Packets packets = packets(fromClient(packet), fromClient(client(1, CLIENT_HELLO_FRAME)));

        assertThat(packets.frame(1).protocols()).isEqualTo("eth:ethertype:ip:udp:quic");
        assertThat(packets.frame(1).only("quic.dcid")).isEqualTo(SealedPackets.CLIENT_ID);
        assertThat(packets.frame(1).has("quic.decryption_failed")).isTrue();
        assertThat(packets.frame(2).only("tls.handshake.type")).isEqualTo("1");
    }

    @Test
    void endsAPayloadAtAFrameThatDoesNotBelongThere() {
        Packets packets = packets(fromClient(client(0, hex("01 1e"), CLIENT_HELLO_FRAME), HANDSHAKE));

        assertThat(packets.field("quic.frame_type")).containsExactly("1", "30");
        assertThat(packets.has("quic.ft.unknown")).isTrue();
        assertThat(packets.field("quic.long.packet_type")).containsExactly("0", "2");
    }

    @Test
    void readsOnBehindAPayloadThatLies() {
        Packets packets = packets(fromClient(client(0, new byte[30], hex("06 00 7fff 01")), HANDSHAKE));

        assertThat(packets.has("_ws.malformed")).isTrue();
        assertThat(packets.field("quic.long.packet_type")).containsExactly("0", "2");
    }

    @Test
    void takesNothingElseForQuic() {
        assertThat(protocolsOf("c3 51303436 50 8394c8f03e515708 0000000000000000"))
                .endsWith("udp:data");
        assertThat(protocolsOf("83 00000001 08 8394c8f03e515708 00 00 4010 00000000"))
                .endsWith("udp:data");
        assertThat(protocolsOf("c3 00000001 15 " + "00".repeat(40))).endsWith("udp:data");
        assertThat(protocolsOf("c3 12345678 08 8394c8f03e515708 00 00 4010 00000000"))
                .endsWith("udp:data");
        assertThat(protocolsOf("80 00000000 00 00 000000")).endsWith("udp:data");
        assertThat(protocolsOf("43 0000000000000000000000")).endsWith("udp:data");
    }

    @Test
    void readsEveryStartOfADatagram() {
        byte[] whole = fromClient(client(0, CLIENT_HELLO_FRAME), HANDSHAKE);

        for (int length = 42; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(packets(cut).protocols()).startsWith("eth:ethertype:ip:udp");
            assertThat(Packets.cut(whole.length, SealedPackets.text(cut)).protocols())
                    .startsWith("eth:ethertype:ip:udp");
        }
    }

    @Test
    void opensTheServersPacketWhenTheClientsWasCut() {
        byte[] first = fromClient(client(0, CLIENT_HELLO_FRAME));
        Packets packets = packets(Arrays.copyOf(first, 100), fromServer(server(0, SERVER_PAYLOAD)));

        assertThat(packets.frame(2).only("tls.handshake.type")).isEqualTo("2");
    }

    private static String protocolsOf(String payload) {
        return packets(fromClient(hex(payload))).protocols();
    }

    private static Packets packets(byte[]... frames) {
        return everything(List.of(frames));
    }

    private static Packets asking(String field, List<byte[]> frames) {
        return Packets.asking(Packets.ETHERNET, field, frames);
    }

    private static Packets everything(List<byte[]> frames) {
        return Packets.linked(Packets.ETHERNET, Limits.DEFAULT, frames);
    }
}
