package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/**
 * Small extensions: heartbeat (RFC 6520 2), use_srtp (RFC 5764 4.1.1), user_mapping (RFC 4681 3), cookie (RFC 8446 4.2.2),
 * connection_id (RFC 9146 3), renegotiation_info (RFC 5746 3.2).
 */
final class OtherExtensions {
    private static final Field HEARTBEAT_MODE = Field.uint("tls.handshake.extension.heartbeat.mode", 8, "Mode")
            .values(NamedValues.of("tls-heartbeat-modes.tsv"));
    private static final Field PROFILES_LENGTH =
            Field.uint("tls.use_srtp.protection_profiles_length", 16, "SRTP Protection Profiles Length");
    private static final Field PROFILE = Field.uint("tls.use_srtp.protection_profile", 16, "SRTP Protection Profile")
            .hex()
            .values(NamedValues.of("tls-use-srtp-profiles.tsv"));
    private static final Field KEY_IDENTIFIER_LENGTH = Field.uint("tls.use_srtp.mki_length", 8, "MKI Length");
    private static final Field KEY_IDENTIFIER = Field.bytes("tls.use_srtp.mki", "MKI");
    private static final Field MAPPINGS_LENGTH =
            Field.uint("tls.extension.user_mapping_types_length", 8, "User Mapping Types Length");
    private static final Field MAPPING = Field.uint("tls.extension.user_mapping_type", 8, "User Mapping Type")
            .values(NamedValues.of("tls-user-mapping-types.tsv"));
    private static final Field COOKIE_LENGTH = Field.uint("tls.handshake.extensions.cookie_len", 16, "Cookie length");
    private static final Field COOKIE = Field.bytes("tls.handshake.extensions.cookie", "Cookie");
    private static final Field CONNECTION_ID_LENGTH = Field.uint("tls.connection_id_length", 8, "Connection ID length");
    private static final Field CONNECTION_ID = Field.bytes("tls.connection_id", "Connection ID");
    private static final Field RENEGOTIATION_HEADING =
            Field.heading("tls.handshake.extensions_reneg_info_extension", "Renegotiation Info extension");
    private static final Field RENEGOTIATION_LENGTH =
            Field.uint("tls.handshake.extensions_reneg_info_len", 8, "Renegotiation info extension length");
    private static final Field RENEGOTIATION = Field.bytes("tls.handshake.extensions_reneg_info", "Renegotiation info");
    static final Field[] FIELDS = {
        HEARTBEAT_MODE,
        PROFILES_LENGTH,
        PROFILE,
        KEY_IDENTIFIER_LENGTH,
        KEY_IDENTIFIER,
        MAPPINGS_LENGTH,
        MAPPING,
        COOKIE_LENGTH,
        COOKIE,
        CONNECTION_ID_LENGTH,
        CONNECTION_ID,
        RENEGOTIATION_HEADING,
        RENEGOTIATION_LENGTH,
        RENEGOTIATION
    };

    private OtherExtensions() {}

    static void readHeartbeat(Dissection d) {
        d.u8(HEARTBEAT_MODE);
    }

    static void readSrtp(Dissection d) {
        int length = Vectors.length(d, PROFILES_LENGTH, 2);
        Vectors.numbers(d, PROFILE, 2, d.position() + length);
        Vectors.bytes(d, KEY_IDENTIFIER_LENGTH, 1, KEY_IDENTIFIER);
    }

    static void readUserMapping(Dissection d) {
        int length = Vectors.length(d, MAPPINGS_LENGTH, 1);
        Vectors.numbers(d, MAPPING, 1, d.position() + length);
    }

    static void readCookie(Dissection d) {
        Vectors.bytes(d, COOKIE_LENGTH, 2, COOKIE);
    }

    static void readConnectionId(Dissection d) {
        Vectors.bytes(d, CONNECTION_ID_LENGTH, 1, CONNECTION_ID);
    }

    static void readRenegotiation(Dissection d) {
        int mark = d.open(RENEGOTIATION_HEADING, d.remaining());
        Vectors.bytes(d, RENEGOTIATION_LENGTH, 1, RENEGOTIATION);
        d.close(mark);
    }
}
