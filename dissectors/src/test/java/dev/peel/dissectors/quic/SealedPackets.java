package dev.peel.dissectors.quic;

import static dev.peel.dissectors.Packets.hex;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Initial packets, sealed with the keys that the RFCs print, and the datagrams they travel in. */
final class SealedPackets {
    /** The client's first Destination Connection ID in RFC 9001 A and RFC 9369 A. */
    static final String CLIENT_ID = "8394c8f03e515708";

    static final Keys CLIENT = new Keys(
            "1f369613dd76d5467730efcbe3b1a22d", "fa044b2f42a3fd3b46fb255c", "9f50449e04a0e810283a1e9933adedd2");
    static final Keys SERVER = new Keys(
            "cf3a5331653c364c88f0f379b6067e37", "0ac1493ca1905853b0bba03e", "c206b8d9b9f0f37644430b490eeaa314");
    /** Those of a client that sends to the ID f067a5502a4262b5, computed as RFC 9001 5 says by other means. */
    static final Keys CLIENT_AFTER_RETRY = new Keys(
            "6e5bc5c72660b012024b7c9044c931e3", "a2fac7faa83f7b587df5fa2c", "a13be4c1b951b219f20025c387d74ead");

    /** Those of Google's version T051, computed by other means. */
    static final Keys CLIENT_T051 = new Keys(
            "e66b805440a16d39f1889b2726d1cc5c", "efdd37eda34f2f7080bb140c", "34ebf45dc367d3502a9fe09cfd3fd9f6");

    /** Those of draft 29, computed by other means. */
    static final Keys CLIENT_DRAFT_29 = new Keys(
            "175257a31eb09dea9366d8bb79ad80ba", "6b26114b9cba2b63a9e8dd4f", "9ddd12c994c0698b89374a9c077a3077");

    static final Keys CLIENT_V2 = new Keys(
            "8b1a0bc121284290a29e0971b5cd045d", "91f73e2351d8fa91660e909f", "45b95e15235d6f45a6b19cbcb0294ba9");
    static final Keys SERVER_V2 = new Keys(
            "82db637861d55e1d011f19ea71d5d2a7", "dd13c276499c0249d3310652", "edf6d05c83121201b436e16877593c3a");

    /** RFC 9001 A.2: a CRYPTO frame with the ClientHello. */
    static final byte[] CLIENT_HELLO_FRAME = hex("""
            060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e868
            04fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578
            616d706c652e636f6dff01000100000a00080006001d00170018001000070005
            04616c706e000500050100000000003300260024001d00209370b2c9caa47fba
            baf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b000302030400
            0d0010000e0403050306030203080408050806002d00020101001c0002400100
            3900320408ffffffffffffffff05048000ffff07048000ffff08011001048000
            75300901100f088394c8f03e51570806048000ffff
            """);
    /** The message in it. */
    static final byte[] CLIENT_HELLO = Arrays.copyOfRange(CLIENT_HELLO_FRAME, 4, CLIENT_HELLO_FRAME.length);
    /** RFC 9001 A.3: an ACK frame, and a CRYPTO frame with the ServerHello. */
    static final byte[] SERVER_PAYLOAD = hex("""
            02000000000600405a020000560303eefce7f7b37ba1d1632e96677825ddf739
            88cfc79825df566dc5430b9a045a1200130100002e00330024001d00209d3c94
            0d89690b84d08a60993c144eca684d1081287c834d5311bcf32bb9da1a002b00
            020304
            """);

    private static final int CLIENT_PORT = 50000;
    private static final int TRANSLATED_PORT = 61234;
    private static final int SERVER_PORT = 4433;

    private SealedPackets() {}

    /** What one side protects its Initial packets with, in hexadecimal. */
    record Keys(String key, String nonce, String headerKey) {}

    /**
     * {@return a protected Initial packet}
     *
     * @param header the header, whose last bytes are the packet number
     */
    static byte[] seal(Keys keys, String header, byte[] payload) {
        byte[] clear = hex(header);
        int numberLength = (clear[0] & 3) + 1;
        byte[] nonce = hex(keys.nonce());
        for (int i = 1; i <= numberLength; i++) {
            nonce[nonce.length - i] ^= clear[clear.length - i];
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(hex(keys.key()), "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(clear);
            byte[] packet = join(clear, cipher.doFinal(payload));
            Cipher mask = Cipher.getInstance("AES/ECB/NoPadding");
            mask.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(hex(keys.headerKey()), "AES"));
            int numberAt = clear.length - numberLength;
            byte[] bits = mask.doFinal(packet, numberAt + 4, 16);
            packet[0] ^= (byte) (bits[0] & 0x0f);
            for (int i = 0; i < numberLength; i++) {
                packet[numberAt + i] ^= bits[1 + i];
            }
            return packet;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return a client's Initial packet of version 1 with these frames, padded so that it can be protected} */
    static byte[] client(int number, byte[]... frames) {
        byte[] payload = pad(join(frames), 32);
        return seal(
                CLIENT,
                "c300000001 08" + CLIENT_ID + "00 00" + length(payload.length) + "%08x".formatted(number),
                payload);
    }

    /** {@return as {@link #client}, to the ID that a server chose, which asked to start again} */
    static byte[] clientAfterRetry(int number, byte[]... frames) {
        byte[] payload = pad(join(frames), 32);
        return seal(
                CLIENT_AFTER_RETRY,
                "c300000001 08f067a5502a4262b5 00 00" + length(payload.length) + "%08x".formatted(number),
                payload);
    }

    /** {@return a server's Initial packet of version 1 with these frames} */
    static byte[] server(int number, byte[]... frames) {
        byte[] payload = pad(join(frames), 32);
        return seal(
                SERVER,
                "c300000001 00 08f067a5502a4262b5 00" + length(payload.length) + "%08x".formatted(number),
                payload);
    }

    /** {@return a CRYPTO frame with the bytes {@code from} to {@code to} - 1 of {@code stream}} */
    static byte[] crypto(byte[] stream, int from, int to) {
        return join(
                hex("06" + "%04x%04x".formatted(0x4000 | from, 0x4000 | to - from)),
                Arrays.copyOfRange(stream, from, to));
    }

    /** {@return the Ethernet frame with a datagram from the client to the server} */
    static byte[] fromClient(byte[]... packets) {
        return datagram("c0000201 c0000202", CLIENT_PORT, SERVER_PORT, join(packets));
    }

    /** {@return the Ethernet frame with a datagram from the server to the client} */
    static byte[] fromServer(byte[]... packets) {
        return datagram("c0000202 c0000201", SERVER_PORT, CLIENT_PORT, join(packets));
    }

    /** {@return the frame of {@link #fromClient} behind a NAT, which gives the client another address and port} */
    static byte[] fromTranslatedClient(byte[]... packets) {
        return datagram("c6336401 c0000202", TRANSLATED_PORT, SERVER_PORT, join(packets));
    }

    /** {@return the frame of {@link #fromServer} before the NAT gives it the client's address and port} */
    static byte[] toTranslatedClient(byte[]... packets) {
        return datagram("c0000202 c6336401", SERVER_PORT, TRANSLATED_PORT, join(packets));
    }

    static byte[] pad(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, Math.max(bytes.length, length));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** {@return the length field for a payload, with a packet number of four bytes and a tag of sixteen} */
    private static String length(int payload) {
        return "%04x".formatted(0x4000 | payload + 4 + 16);
    }

    private static byte[] datagram(String addresses, int source, int destination, byte[] payload) {
        byte[] headers = hex("""
                00005e005301 00005e005302 0800     # Ethernet
                4500 %04x 0001 0000 40 11 0000 %s  # IPv4
                """.formatted(28 + payload.length, addresses));
        byte[] udp = ByteBuffer.allocate(8)
                .putShort((short) source)
                .putShort((short) destination)
                .putShort((short) (8 + payload.length))
                .array();
        return join(headers, udp, payload);
    }

    static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
