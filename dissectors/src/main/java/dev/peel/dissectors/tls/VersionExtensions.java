package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** supported_versions, RFC 8446 4.2.1: what a client speaks, and what the server chose of it. */
final class VersionExtensions {
    private static final Field LENGTH =
            Field.uint("tls.handshake.extensions.supported_versions_len", 8, "Supported Versions length");
    private static final Field VERSION = Field.uint(
                    "tls.handshake.extensions.supported_version", 16, "Supported Version")
            .hex()
            .values(Versions.NAMES);
    static final Field[] FIELDS = {LENGTH, VERSION};

    private VersionExtensions() {}

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
