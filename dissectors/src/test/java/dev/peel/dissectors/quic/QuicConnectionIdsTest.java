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
import static dev.peel.dissectors.quic.SealedPackets.fromTranslatedClient;
import static dev.peel.dissectors.quic.SealedPackets.server;
import static dev.peel.dissectors.quic.SealedPackets.toTranslatedClient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.field.Field;
import dev.peel.core.flow.Transport;
import dev.peel.core.index.IndexedCapture;
import dev.peel.core.index.Opening;
import dev.peel.dissectors.Packets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A connection is found by its ID, whatever the addresses, as on both sides of a NAT. */
class QuicConnectionIdsTest {
    private static final byte[] RETRY =
            hex("f000000001 00 08f067a5502a4262b5 746f6b656e 04a265ba2eff4d829058fb3f0f2496ba");

    @Test
    void readsAHelloOnceThatComesByOtherAddressesToo() {
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(client(0, CLIENT_HELLO_FRAME)),
                toTranslatedClient(server(0, SERVER_PAYLOAD)),
                fromServer(server(0, SERVER_PAYLOAD)));

        assertThat(packets.field("udp.stream")).containsExactly("0", "1", "1", "0");
        assertThat(packets.field("tls.handshake.type")).containsExactly("1", "2");
        assertThat(packets.frame(2).protocols()).isEqualTo("eth:ethertype:ip:udp:quic");
        assertThat(packets.frame(2).has("quic.retransmission")).isTrue();
        assertThat(packets.frame(3).only("tls.handshake.type")).isEqualTo("2");
        assertThat(packets.frame(4).has("quic.retransmission")).isTrue();
    }

    @Test
    void putsAHelloTogetherThatCameByTwoWays() {
        Packets packets = packets(
                fromClient(client(0, crypto(CLIENT_HELLO, 0, 100))),
                fromTranslatedClient(client(0, crypto(CLIENT_HELLO, 0, 100))),
                fromTranslatedClient(client(1, crypto(CLIENT_HELLO, 100, 241))),
                fromClient(client(1, crypto(CLIENT_HELLO, 100, 241))));

        assertThat(packets.frame(3).only("tls.handshake.extensions_server_name"))
                .isEqualTo("example.com");
        assertThat(packets.field("tls.handshake.type")).containsExactly("1");
    }

    @Test
    void tellsWhoIsTheClientWhereTheServerWasSeenFirst() {
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                toTranslatedClient(server(0, SERVER_PAYLOAD)),
                fromTranslatedClient(client(1, CLIENT_HELLO_FRAME)),
                toTranslatedClient(server(1, SERVER_PAYLOAD)));

        assertThat(packets.frame(2).has("quic.decryption_failed")).isTrue();
        assertThat(packets.frame(3).has("quic.retransmission")).isTrue();
        assertThat(packets.frame(4).only("tls.handshake.type")).isEqualTo("2");
    }

    @Test
    void findsAConnectionByTheIdThatARetryPacketGaveIt() {
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromServer(RETRY),
                fromClient(clientAfterRetry(1, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(clientAfterRetry(1, CLIENT_HELLO_FRAME)));

        assertThat(packets.field("tls.handshake.type")).containsExactly("1");
        assertThat(packets.frame(4).has("quic.retransmission")).isTrue();
    }

    @Test
    void leavesTheConnectionWhenAnotherOneStarts() {
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(client(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(clientAfterRetry(1, CLIENT_HELLO_FRAME)),
                fromServer(server(0, SERVER_PAYLOAD)));

        assertThat(packets.frame(3).only("tls.handshake.type")).isEqualTo("1");
        assertThat(packets.frame(4).only("tls.handshake.type")).isEqualTo("2");
    }

    @Test
    void doesNotJoinWhatHasStartedWhereTheConnectionWas() {
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromClient(clientAfterRetry(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(client(0, CLIENT_HELLO_FRAME)),
                toTranslatedClient(server(0, SERVER_PAYLOAD)));

        assertThat(packets.frame(3).only("tls.handshake.type")).isEqualTo("1");
        assertThat(packets.frame(4).only("tls.handshake.type")).isEqualTo("2");
    }

    @Test
    void goesOnInTheConnectionAfterAPacketThatWasTamperedWith() {
        byte[] tampered = client(1, CLIENT_HELLO_FRAME);
        tampered[tampered.length - 1] ^= 1;
        Packets packets = packets(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(client(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(tampered),
                toTranslatedClient(server(0, SERVER_PAYLOAD)));

        assertThat(packets.frame(3).has("quic.decryption_failed")).isTrue();
        assertThat(packets.frame(4).only("tls.handshake.type")).isEqualTo("2");
    }

    @Test
    void forgetsTheOldestIdBeyondTheLimit() {
        List<byte[]> frames = List.of(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromClient(clientAfterRetry(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(client(0, CLIENT_HELLO_FRAME)));
        Packets packets = Packets.linked(Packets.ETHERNET, Limits.DEFAULT.with(Limit.FLOW_NAMES, 1), frames);

        assertThat(packets.frame(3).only("tls.handshake.type")).isEqualTo("1");
        assertThat(packets.counters().limits()).containsEntry(Limit.FLOW_NAMES, 2L);
    }

    @Test
    void forgetsTheConnectionWithItsFlow() {
        List<byte[]> frames = List.of(
                fromClient(client(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(client(0, CLIENT_HELLO_FRAME)),
                fromTranslatedClient(client(1, CLIENT_HELLO_FRAME)));
        Packets packets = Packets.linked(Packets.ETHERNET, Limits.DEFAULT.with(Limit.FLOWS, 1), frames);

        assertThat(packets.field("tls.handshake.type")).containsExactly("1", "1");
    }

    @Test
    void showsFramesInAnyOrderAsInAPass() throws IOException {
        List<byte[]> frames = List.of(
                fromClient(client(0, crypto(CLIENT_HELLO, 0, 100))),
                fromTranslatedClient(client(0, crypto(CLIENT_HELLO, 0, 100))),
                fromTranslatedClient(client(1, crypto(CLIENT_HELLO, 100, 241))),
                fromClient(client(1, crypto(CLIENT_HELLO, 100, 241))),
                toTranslatedClient(server(0, SERVER_PAYLOAD)),
                fromServer(server(0, SERVER_PAYLOAD)));

        try (IndexedCapture capture =
                IndexedCapture.open(new ByteArrayInputStream(pcap(frames)), "-", Opening.of(Packets.registry()))) {
            for (int number : List.of(6, 5, 4, 3, 2, 1, 3, 5)) {
                assertThat(types(capture, number))
                        .as("frame %d", number)
                        .isEqualTo(
                                switch (number) {
                                    case 3 -> List.of(1L);
                                    case 5 -> List.of(2L);
                                    default -> List.of();
                                });
            }
            assertThat(capture.framesOf(Transport.UDP, 0)).containsExactly(1, 4, 6);
            assertThat(capture.framesOf(Transport.UDP, 1)).containsExactly(2, 3, 5);
        }
    }

    private static List<Long> types(IndexedCapture capture, int number) throws IOException {
        Field type = Packets.registry().fields("tls.handshake.type").get(0);
        List<Long> types = new ArrayList<>();
        capture.packet(number, Demand.everything(Packets.registry()), packet -> {
            for (int i = packet.from(); i < packet.to(); i++) {
                if (packet.tape().fieldId(i) == type.id()) {
                    types.add(packet.tape().value(i));
                }
            }
        });
        return types;
    }

    private static byte[] pcap(List<byte[]> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(hex("a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000001"));
        for (byte[] frame : frames) {
            bytes.writeBytes(ByteBuffer.allocate(16)
                    .putLong(0)
                    .putInt(frame.length)
                    .putInt(frame.length)
                    .array());
            bytes.writeBytes(frame);
        }
        return bytes.toByteArray();
    }

    private static Packets packets(byte[]... frames) {
        return Packets.linked(Packets.ETHERNET, Limits.DEFAULT, List.of(frames));
    }
}
