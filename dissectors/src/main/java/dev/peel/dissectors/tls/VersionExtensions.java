package dev.peel.dissectors.tls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** supported_versions, RFC 8446 4.2.1: what a client speaks, and what the server chose of it. */
final class VersionExtensions {
    private static final int TYPE = 43; // RFC 8446 4.2
    private static final int SESSION_ID_AT = 34; // bytes: behind version and random, RFC 8446 4.1.3
    private static final int CHOICES_LENGTH = 3; // bytes, of cipher suite and compression method
    private static final int HEADER_LENGTH = 4; // bytes, of an extension

    private static final Field LENGTH =
            Field.uint("tls.handshake.extensions.supported_versions_len", 8, "Supported Versions length");
    private static final Field VERSION = Field.uint(
                    "tls.handshake.extensions.supported_version", 16, "Supported Version")
            .hex()
            .values(Versions.NAMES);
    static final Field[] FIELDS = {LENGTH, VERSION};

    private VersionExtensions() {}

    /** {@return whether {@code hello}, a ServerHello, says in its extensions that it is one of TLS 1.3, RFC 8446 4.2.1} */
    static boolean choose13(Bytes hello) {
        if (hello.length() <= SESSION_ID_AT) {
            return false;
        }
        int at = SESSION_ID_AT + 1 + hello.u8(SESSION_ID_AT) + CHOICES_LENGTH + 2;
        while (at + HEADER_LENGTH + 2 <= hello.length()) {
            if (hello.u16(at) == TYPE) {
                return Versions.is13(hello.u16(at + HEADER_LENGTH));
            }
            at += HEADER_LENGTH + hello.u16(at + 2);
        }
        return false;
    }

    static void read(Dissection d, Extensions.Place place) {
        if (place.isAnswer()) {
            int version = d.u16(VERSION);
            TlsSession.of(d).withVersion(version).remember(d);
        } else {
            int length = Vectors.length(d, LENGTH, 1);
            Vectors.numbers(d, VERSION, 2, d.position() + length);
        }
    }
}
