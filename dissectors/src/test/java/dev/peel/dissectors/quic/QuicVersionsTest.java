package dev.peel.dissectors.quic;

import static dev.peel.dissectors.Packets.hex;
import static dev.peel.dissectors.quic.SealedPackets.CLIENT_HELLO;
import static dev.peel.dissectors.quic.SealedPackets.CLIENT_HELLO_FRAME;
import static dev.peel.dissectors.quic.SealedPackets.SERVER_PAYLOAD;
import static dev.peel.dissectors.quic.SealedPackets.client;
import static dev.peel.dissectors.quic.SealedPackets.clientAfterRetry;
import static dev.peel.dissectors.quic.SealedPackets.fromClient;
import static dev.peel.dissectors.quic.SealedPackets.fromServer;
import static dev.peel.dissectors.quic.SealedPackets.join;
import static dev.peel.dissectors.quic.SealedPackets.pad;
import static dev.peel.dissectors.quic.SealedPackets.seal;
import static dev.peel.dissectors.quic.SealedPackets.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limits;
import dev.peel.dissectors.Packets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuicVersionsTest {
    private static final byte[] GOOGLE_HELLO = join(hex("08 00 40f1"), CLIENT_HELLO);

    @Test
    void opensPacketsOfADraft() {
        Packets packets = packets(fromClient(packet(SealedPackets.CLIENT_DRAFT_29, "ff00001d", CLIENT_HELLO_FRAME)));

        assertThat(packets.only("tls.handshake.extensions_server_name")).isEqualTo("example.com");
    }

    @Test
    void opensPacketsOfAVersionThatOnlyProvokesANegotiationAsThoseOfADraft() {
        Packets packets = packets(fromClient(packet(SealedPackets.CLIENT_DRAFT_29, "0a0a0a0a", CLIENT_HELLO_FRAME)));

        assertThat(packets.only("tls.handshake.extensions_server_name")).isEqualTo("example.com");
    }

    @Test
    void opensNothingThatAClientSendsFirstWhenItProvokedANegotiationInAnotherWay() {
        Packets packets = packets(
                fromClient(packet(SealedPackets.CLIENT, "1a2a3a4a", CLIENT_HELLO_FRAME)),
                fromClient(client(1, CLIENT_HELLO_FRAME)),
                fromServer(server(0, SERVER_PAYLOAD)),
                fromClient(client(2, hex("02 00 00 00 00"))));

        assertThat(packets.frame(1).has("quic.decryption_failed")).isTrue();
        assertThat(packets.frame(2).has("quic.decryption_failed")).isTrue();
        assertThat(packets.frame(3).only("tls.handshake.type")).isEqualTo("2");
        assertThat(packets.frame(4).only("quic.packet_number")).isEqualTo("2");
    }

    @Test
    void opensNothingThatSuchAClientSendsAfterARetryPacket() {
        byte[] retry = hex("f000000001 00 08f067a5502a4262b5 746f6b656e 04a265ba2eff4d829058fb3f0f2496ba");
        Packets packets = packets(
                fromClient(packet(SealedPackets.CLIENT, "1a2a3a4a", CLIENT_HELLO_FRAME)),
                fromServer(retry),
                fromClient(clientAfterRetry(1, CLIENT_HELLO_FRAME)),
                fromClient(clientAfterRetry(2, CLIENT_HELLO_FRAME)));

        assertThat(packets.has("tls.handshake.type")).isFalse();
    }

    @Test
    void opensPacketsOfSuchAVersionAsThoseOfVersion1WhenAUserPrefersThat() {
        List<byte[]> frames = List.of(
                fromClient(packet(SealedPackets.CLIENT, "1a2a3a4a", CLIENT_HELLO_FRAME)),
                fromClient(client(1, CLIENT_HELLO_FRAME)));
        Packets packets = Packets.preferring(Map.of("quic.greased_as_version_1", "TRUE"), Packets.ETHERNET, frames);

        assertThat(packets.frame(1).only("tls.handshake.extensions_server_name"))
                .isEqualTo("example.com");
        assertThat(packets.frame(2).has("quic.retransmission")).isTrue();
    }

    @Test
    void readsTheHeaderOnlyOfAVersionWhoseKeysAreNotKnown() {
        Packets packets = packets(fromClient(packet(SealedPackets.CLIENT, "50435130", CLIENT_HELLO_FRAME)));

        assertThat(packets.protocols()).isEqualTo("eth:ethertype:ip:udp:quic");
        assertThat(packets.only("quic.version")).isEqualTo("0x50435130");
    }

    @Test
    void findsTheHandshakeAmongGooglesFrames() {
        // An acknowledgment of one range with a timestamp, a PING, and the hello.
        byte[] frames = join(hex("44 0005 0010 05 01 02 00000003"), hex("07"), GOOGLE_HELLO, new byte[10]);
        Packets packets = packets(fromClient(packet(SealedPackets.CLIENT_T051, "54303531", frames)));

        assertThat(packets.only("tls.handshake.extensions_server_name")).isEqualTo("example.com");
    }

    @Test
    void readsAHelloThatGooglesClientRepeats() {
        Packets packets = packets(
                fromClient(packet(SealedPackets.CLIENT_T051, "54303531", GOOGLE_HELLO)),
                fromClient(packet(SealedPackets.CLIENT_T051, "54303531", GOOGLE_HELLO)));

        assertThat(packets.field("tls.handshake.type")).containsExactly("1", "1");
    }

    @Property(tries = 300)
    void readsAnyPayload(@ForAll @Size(max = 60) byte[] payload) {
        Packets packets = packets(
                fromClient(client(0, payload)), fromClient(packet(SealedPackets.CLIENT_T051, "54303531", payload)));

        assertThat(packets.field("quic.payload")).hasSize(2);
    }

    @Property(tries = 300)
    void readsAnyDatagramOfAKnownFlow(@ForAll @Size(min = 1, max = 80) byte[] payload) {
        Packets packets = packets(fromClient(client(0, CLIENT_HELLO_FRAME)), fromServer(payload), fromClient(payload));

        assertThat(packets.frame(2).protocols()).startsWith("eth:ethertype:ip:udp:quic");
        assertThat(packets.frame(3).protocols()).startsWith("eth:ethertype:ip:udp:quic");
    }

    private static byte[] packet(SealedPackets.Keys keys, String version, byte[] frames) {
        byte[] payload = pad(frames, 32);
        String length = "%04x".formatted(0x4000 | payload.length + 4 + 16);
        return seal(keys, "c3" + version + "08" + SealedPackets.CLIENT_ID + "00 00" + length + "00000000", payload);
    }

    private static Packets packets(byte[]... frames) {
        return Packets.linked(Packets.ETHERNET, Limits.DEFAULT, List.of(frames));
    }
}
