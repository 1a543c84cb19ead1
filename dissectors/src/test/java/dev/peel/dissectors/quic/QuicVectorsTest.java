package dev.peel.dissectors.quic;

import static dev.peel.dissectors.quic.SealedPackets.CLIENT_HELLO_FRAME;
import static dev.peel.dissectors.quic.SealedPackets.SERVER_PAYLOAD;
import static dev.peel.dissectors.quic.SealedPackets.fromClient;
import static dev.peel.dissectors.quic.SealedPackets.fromServer;
import static dev.peel.dissectors.quic.SealedPackets.pad;
import static dev.peel.dissectors.quic.SealedPackets.seal;
import static dev.peel.dissectors.quic.SealedPackets.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limits;
import dev.peel.dissectors.Packets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The packets that RFC 9001 A and RFC 9369 A print. Of the long ones, only the start and the authentication tag are repeated here,
 * which vouches for all the rest.
 */
class QuicVectorsTest {
    private static final int CLIENT_PAYLOAD_LENGTH = 1162; // bytes
    private static final byte[] CLIENT = seal(
            SealedPackets.CLIENT,
            "c300000001088394c8f03e5157080000449e00000002",
            pad(CLIENT_HELLO_FRAME, CLIENT_PAYLOAD_LENGTH));
    private static final byte[] CLIENT_V2 = seal(
            SealedPackets.CLIENT_V2,
            "d36b3343cf088394c8f03e5157080000449e00000002",
            pad(CLIENT_HELLO_FRAME, CLIENT_PAYLOAD_LENGTH));
    private static final byte[] SERVER = Packets.hex("""
            cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a
            5816b6394100f37a1c69797554780bb38cc5a99f5ede4cf73c3ec2493a1839b3
            dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84
            022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc4
            2158407dd074ee
            """);
    private static final byte[] SERVER_V2 = Packets.hex("""
            dc6b3343cf0008f067a5502a4262b5004075d92faaf16f05d8a4398c47089698
            baeea26b91eb761d9b89237bbf87263017915358230035f7fd3945d88965cf17
            f9af6e16886c61bfc703106fbaf3cb4cfa52382dd16a393e42757507698075b2
            c984c707f0a0812d8cd5a6881eaf21ceda98f4bd23f6fe1a3e2c43edd9ce7ca8
            4bed8521e2e140
            """);

    @Test
    void testsSealPacketsAsTheRfcsDo() {
        assertThat(text(CLIENT))
                .startsWith("c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11")
                .endsWith("e221af44860018ab0856972e194cd934");
        assertThat(text(CLIENT_V2))
                .startsWith("d76b3343cf088394c8f03e5157080000449ea0c95e82ffe67b6abcdb4298b485")
                .endsWith("a18b2faa745b6fe189cf772a9f84cbfc");
        assertThat(seal(SealedPackets.SERVER, "c1000000010008f067a5502a4262b50040750001", SERVER_PAYLOAD))
                .isEqualTo(SERVER);
        assertThat(seal(SealedPackets.SERVER_V2, "d16b3343cf0008f067a5502a4262b50040750001", SERVER_PAYLOAD))
                .isEqualTo(SERVER_V2);
    }

    @Test
    void opensTheClientsPacket() {
        Packets packets = packets(fromClient(CLIENT));

        assertThat(packets.protocols()).isEqualTo("eth:ethertype:ip:udp:quic:tls");
        assertThat(packets.only("quic.packet_length")).isEqualTo("1200");
        assertThat(packets.only("quic.long.packet_type")).isEqualTo("0");
        assertThat(packets.only("quic.version")).isEqualTo("0x00000001");
        assertThat(packets.only("quic.dcid")).isEqualTo(SealedPackets.CLIENT_ID);
        assertThat(packets.has("quic.scid")).isFalse();
        assertThat(packets.only("quic.token_length")).isEqualTo("0");
        assertThat(packets.only("quic.length")).isEqualTo("1182");
        assertThat(packets.only("quic.packet_number_length")).isEqualTo("3");
        assertThat(packets.only("quic.packet_number")).isEqualTo("2");
        assertThat(packets.field("quic.frame_type")).containsExactly("6", "0");
        assertThat(packets.only("quic.crypto.offset")).isEqualTo("0");
        assertThat(packets.only("quic.crypto.length")).isEqualTo("241");
        assertThat(packets.only("quic.padding_length")).isEqualTo("917");
        assertThat(packets.only("tls.handshake.type")).isEqualTo("1");
        assertThat(packets.only("tls.handshake.extensions_server_name")).isEqualTo("example.com");
        assertThat(packets.info()).isEqualTo("Initial, DCID=8394c8f03e515708, PKN: 2, CRYPTO, PADDING");
    }

    @Test
    void opensTheServersPacketWithWhatTheClientSentIt() {
        Packets packets = packets(fromClient(CLIENT), fromServer(SERVER)).frame(2);

        assertThat(packets.protocols()).isEqualTo("eth:ethertype:ip:udp:quic:tls");
        assertThat(packets.only("quic.scid")).isEqualTo("f067a5502a4262b5");
        assertThat(packets.only("quic.packet_number")).isEqualTo("1");
        assertThat(packets.field("quic.frame_type")).containsExactly("2", "6");
        assertThat(packets.only("quic.ack.largest_acknowledged")).isEqualTo("0");
        assertThat(packets.only("tls.handshake.type")).isEqualTo("2");
        assertThat(packets.only("tls.handshake.ciphersuite")).isEqualTo("0x1301");
    }

    @Test
    void opensPacketsOfVersion2() {
        Packets packets = packets(fromClient(CLIENT_V2), fromServer(SERVER_V2));

        assertThat(packets.field("quic.long.packet_type_v2")).containsExactly("1", "1");
        assertThat(packets.has("quic.long.packet_type")).isFalse();
        assertThat(packets.field("tls.handshake.type")).containsExactly("1", "2");
    }

    @Test
    void followsTheServerToTheVersionItChooses() {
        Packets packets = packets(fromClient(CLIENT), fromServer(SERVER_V2));

        assertThat(packets.field("tls.handshake.type")).containsExactly("1", "2");
    }

    @Test
    void leavesTheServersPacketClosedWithoutTheClients() {
        Packets packets = packets(fromServer(SERVER));

        assertThat(packets.protocols()).isEqualTo("eth:ethertype:ip:udp:quic");
        assertThat(packets.only("quic.scid")).isEqualTo("f067a5502a4262b5");
        assertThat(packets.has("quic.packet_number")).isFalse();
        assertThat(packets.has("quic.decryption_failed")).isTrue();
    }

    private static Packets packets(byte[]... frames) {
        return Packets.linked(Packets.ETHERNET, Limits.DEFAULT, List.of(frames));
    }
}
