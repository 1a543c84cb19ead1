package dev.peel.dissectors.tls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;

/**
 * Records of SSL 2.0 that are in the clear, and with that the ClientHello in its format that later versions take too, RFC 5246 E.2.
 *
 * <pre>
 *  1 | length (15 bits) | type | body
 * </pre>
 */
final class Ssl2Records {
    private static final int HEADER_LENGTH =
            2; // bytes; of 3, which is for padded and thus encrypted records, there is no plain one
    private static final int ERROR = 0;
    private static final int CLIENT_HELLO = 1;
    private static final int CLIENT_MASTER_KEY = 2;
    private static final int SERVER_HELLO = 4;
    private static final int CIPHER_LENGTH = 3; // bytes, RFC 5246 E.2
    private static final int CLIENT_HELLO_LENGTH = 9; // bytes without its vectors, RFC 5246 E.2
    private static final int MASTER_KEY_LENGTH = 10; // bytes without its vectors
    private static final int SERVER_HELLO_LENGTH = 11; // bytes without its vectors

    private Ssl2Records() {}

    /** {@return whether a record starts here whose parts are as long as it says} */
    static boolean isRecord(Bytes bytes) {
        if (bytes.length() <= HEADER_LENGTH || bytes.u8(0) < 0x80) {
            return false;
        }
        int length = bytes.u16(0) & 0x7fff;
        return switch (bytes.u8(2)) {
            case ERROR -> length == 3;
            case CLIENT_HELLO ->
                bytes.length() >= HEADER_LENGTH + CLIENT_HELLO_LENGTH
                        && isVersion(bytes.u16(3))
                        && bytes.u16(5) % CIPHER_LENGTH == 0
                        && length == CLIENT_HELLO_LENGTH + bytes.u16(5) + bytes.u16(7) + bytes.u16(9);
            case CLIENT_MASTER_KEY ->
                bytes.length() >= HEADER_LENGTH + MASTER_KEY_LENGTH
                        && length == MASTER_KEY_LENGTH + bytes.u16(6) + bytes.u16(8) + bytes.u16(10);
            case SERVER_HELLO ->
                bytes.length() >= HEADER_LENGTH + SERVER_HELLO_LENGTH
                        && bytes.u16(5) == Versions.SSL_2_0
                        && length == SERVER_HELLO_LENGTH + bytes.u16(7) + bytes.u16(9) + bytes.u16(11);
            default -> false;
        };
    }

    /** {@return whether a ClientHello in this format starts here} */
    static boolean isClientHello(Bytes bytes) {
        return bytes.length() > HEADER_LENGTH && bytes.u8(HEADER_LENGTH) == CLIENT_HELLO && isRecord(bytes);
    }

    /** {@return the length of the record, header and all} */
    static int length(Bytes bytes) {
        return HEADER_LENGTH + (bytes.u16(0) & 0x7fff);
    }

    /** Reads one record, which ends where the layer ends. */
    static void read(Dissection d) {
        Ssl2Messages.read(d, d.peekU8(HEADER_LENGTH));
    }

    private static boolean isVersion(int version) {
        return version == Versions.SSL_2_0 || version >= Versions.SSL_3_0 && version <= Versions.TLS_1_3;
    }
}
