package dev.peel.dissectors.tls;

import dev.peel.dissectors.Packets;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Records for tests: some recorded from OpenSSL, some made from their parts. */
final class Samples {
    /** A ClientHello for TLS 1.3 with 10 extensions, in a record. */
    static final String CLIENT_HELLO = """
            16 03 01 00 f6 01 00 00 f2 03 03 82 a3 74 9e d2 75 33 54 1d 08 99 5d 7d 92 3f 83 aa bd 23 b5 1d
            92 c0 c4 f5 55 5d ab ac 90 56 74 20 a5 79 69 1c 1d f9 3d 77 6f b2 46 d9 74 6d 61 21 a7 45 d5 5e
            39 06 a7 4a 0e bb d6 5b c6 e8 7b d9 00 08 13 02 13 03 13 01 00 ff 01 00 00 a1 00 00 00 16 00 14
            00 00 11 73 68 6f 70 2e 65 78 61 6d 70 6c 65 2e 74 65 73 74 00 0b 00 04 03 00 01 02 00 0a 00 16
            00 14 00 1d 00 17 00 1e 00 19 00 18 01 00 01 01 01 02 01 03 01 04 00 23 00 00 00 16 00 00 00 17
            00 00 00 0d 00 1e 00 1c 04 03 05 03 06 03 08 07 08 08 08 09 08 0a 08 0b 08 04 08 05 08 06 04 01
            05 01 06 01 00 2b 00 03 02 03 04 00 2d 00 02 01 01 00 33 00 26 00 24 00 1d 00 20 e6 af b2 8c 9f
            d0 1e 5a 84 a3 7a 4d 44 13 22 2e 80 39 e7 0f 6f 9e e7 02 26 54 c6 ce db a9 90 4e
            """;

    /** The ServerHello to it, a ChangeCipherSpec, and encrypted extensions. */
    static final String SERVER_HELLO_13 = """
            16 03 03 00 7a 02 00 00 76 03 03 7c c2 ec 3c 0b fa e5 4b 41 22 d2 ba 65 11 42 46 e8 93 10 a7 7a
            d7 45 83 08 f5 d7 f2 23 7d 01 19 20 a5 79 69 1c 1d f9 3d 77 6f b2 46 d9 74 6d 61 21 a7 45 d5 5e
            39 06 a7 4a 0e bb d6 5b c6 e8 7b d9 13 02 00 00 2e 00 2b 00 02 03 04 00 33 00 24 00 1d 00 20 2b
            ee 6b 6b b1 3a ac 1e 14 c3 cf 51 8c ac b1 b2 d1 fd 41 f5 c1 18 66 52 d7 ef 77 23 3e 5c 45 4e
            14 03 03 00 01 01
            17 03 03 00 17 66 cd 85 87 3c 43 a9 9d 2c 17 5a 2c 22 3c fb c5 d9 ac a6 88 e1 88 01
            """;

    /** A HelloRetryRequest that asks for secp384r1, and a ChangeCipherSpec. */
    static final String HELLO_RETRY_REQUEST = """
            16 03 03 00 58 02 00 00 54 03 03 cf 21 ad 74 e5 9a 61 11 be 1d 8c 02 1e 65 b8 91 c2 a2 11 16 7a
            bb 8c 5e 07 9e 09 e2 c8 a8 33 9c 20 c3 1f 02 a3 0b 9a ca d8 be 73 a3 94 94 6a 87 58 c6 42 f1 16
            b5 06 6a 07 cf 1b de 2a 67 7c 4e 64 13 02 00 00 0c 00 2b 00 02 03 04 00 33 00 02 00 18
            14 03 03 00 01 01
            """;

    /** A ServerKeyExchange with x25519 and an ECDSA signature. */
    static final String SERVER_KEY_EXCHANGE = """
            16 03 03 00 73 0c 00 00 6f 03 00 1d
            20 70 50 43 e9 53 1e 0e 61 cc 82 22 c7 b9 ce cd b2 93 68 28 aa 29 f0 81 3f 81 85 3e b6 93 05 e8
            66 04 03 00 47 30 45 02 20 46 9d 0e 42 ee 04 c4 fe 08 ef 44 c7 ec 01 d5 40 ee f4 aa 48 cd f6 8b
            e9 fe cf d9 ec 9f df f5 fd 02 21 00 81 fb e4 ce b6 8c 67 f2 a1 e2 8f 29 6a 1f b6 18 fc 36 b7 9b
            b2 84 4c 8a a0 5a 21 17 c9 d1 6d 80
            """;

    /** A ClientKeyExchange for it, a ChangeCipherSpec, and an encrypted Finished. */
    static final String CLIENT_KEY_EXCHANGE = """
            16 03 03 00 25 10 00 00 21 20 1f e1 15 d0 3f f0 98 5b d1 5a f5 eb a4 59 69 ed ba 2b de a7 fd b1
            fe 5a 13 bf 15 f6 c8 3f 0a 2b
            14 03 03 00 01 01
            16 03 03 00 28 2b f9 79 48 66 48 e1 74 02 56 97
            ef 55 56 19 d7 95 7a ed a1 84 be 19 73 c9 5d d0 8e 6a 2a b4 6a 23 23 73 ae 08 b9 bf fa
            """;

    private Samples() {}

    /** {@return a handshake message of {@code type} in a record of {@code version}} */
    static byte[] handshake(int version, int type, String body) {
        byte[] message = Packets.hex(body);
        return record(
                22,
                version,
                join(new byte[] {(byte) type, 0, (byte) (message.length >> 8), (byte) message.length}, message));
    }

    /** {@return a record of {@code type} and {@code version}} */
    static byte[] record(int type, int version, byte[] content) {
        byte[] header = {
            (byte) type, (byte) (version >> 8), (byte) version, (byte) (content.length >> 8), (byte) content.length
        };
        return join(header, content);
    }

    /** {@return a ClientHello with nothing but {@code extensions}} */
    static byte[] clientHello(String extensions) {
        return handshake(0x0301, 1, "0303" + "11".repeat(32) + "00" + "0002 1301" + "01 00" + sized(extensions));
    }

    /** {@return a ServerHello that chooses a version and a suite, with {@code extensions}} */
    static byte[] serverHello(int version, int suite, String extensions) {
        String chosen = String.format("%04x %s 00 %04x 00", version, "22".repeat(32), suite);
        return handshake(version, 2, chosen + (extensions.isEmpty() ? "" : sized(extensions)));
    }

    /** {@return {@code hex} with its length in two bytes before it} */
    static String sized(String hex) {
        int length = Packets.hex(hex).length;
        return String.format("%04x", length) + HexFormat.of().formatHex(Packets.hex(hex));
    }

    /** {@return the arrays behind each other} */
    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
