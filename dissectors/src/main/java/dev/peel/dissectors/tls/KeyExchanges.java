package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/**
 * ServerKeyExchange and ClientKeyExchange, whose form follows from the cipher suite: RFC 5246 7.4.3 and 7.4.7, RFC 8422 5.4 and 5.7,
 * RFC 4279 2 to 4, RFC 5489 2, RFC 5054 2.8.
 */
final class KeyExchanges {
    private static final int NAMED_CURVE = 3; // RFC 8422 5.4

    private static final Field SERVER_PARAMETERS =
            Field.heading("tls.handshake.server_params", "Server Key Exchange Params");
    private static final Field CLIENT_PARAMETERS =
            Field.heading("tls.handshake.client_params", "Client Key Exchange Params");
    static final Field CURVE_TYPE = Field.uint("tls.handshake.server_curve_type", 8, "Curve Type")
            .hex()
            .values(NamedValues.of("tls-ec-curve-types.tsv"));
    static final Field NAMED_CURVE_FIELD = Field.uint("tls.handshake.server_named_curve", 16, "Named Curve")
            .hex()
            .values(NamedValues.of("tls-groups.tsv"));
    private static final Field SERVER_POINT_LENGTH = Field.uint("tls.handshake.server_point_len", 8, "Pubkey Length");
    private static final Field SERVER_POINT = Field.bytes("tls.handshake.server_point", "Pubkey");
    private static final Field CLIENT_POINT_LENGTH = Field.uint("tls.handshake.client_point_len", 8, "Pubkey Length");
    private static final Field CLIENT_POINT = Field.bytes("tls.handshake.client_point", "Pubkey");
    private static final Field P_LENGTH = Field.uint("tls.handshake.p_len", 16, "p Length");
    private static final Field P = Field.bytes("tls.handshake.p", "p");
    private static final Field G_LENGTH = Field.uint("tls.handshake.g_len", 16, "g Length");
    private static final Field G = Field.bytes("tls.handshake.g", "g");
    private static final Field YS_LENGTH = Field.uint("tls.handshake.ys_len", 16, "Pubkey Length");
    private static final Field YS = Field.bytes("tls.handshake.ys", "Pubkey");
    private static final Field YC_LENGTH = Field.uint("tls.handshake.yc_len", 16, "Pubkey Length");
    private static final Field YC = Field.bytes("tls.handshake.yc", "Pubkey");
    private static final Field MODULUS_LENGTH = Field.uint("tls.handshake.modulus_len", 16, "Modulus Length");
    private static final Field MODULUS = Field.bytes("tls.handshake.modulus", "Modulus");
    private static final Field EXPONENT_LENGTH = Field.uint("tls.handshake.exponent_len", 16, "Exponent Length");
    private static final Field EXPONENT = Field.bytes("tls.handshake.exponent", "Exponent");
    private static final Field SECRET_LENGTH = Field.uint("tls.handshake.epms_len", 16, "Encrypted PreMaster length");
    private static final Field SECRET = Field.bytes("tls.handshake.epms", "Encrypted PreMaster");
    private static final Field HINT_LENGTH = Field.uint("tls.handshake.hint_len", 16, "Hint Length");
    private static final Field HINT = Field.bytes("tls.handshake.hint", "Hint");
    private static final Field IDENTITY_LENGTH = Field.uint("tls.handshake.identity_len", 16, "Identity Length");
    private static final Field IDENTITY = Field.bytes("tls.handshake.identity", "Identity");
    static final Field[] FIELDS = {
        SERVER_PARAMETERS,
        CLIENT_PARAMETERS,
        CURVE_TYPE,
        NAMED_CURVE_FIELD,
        SERVER_POINT_LENGTH,
        SERVER_POINT,
        CLIENT_POINT_LENGTH,
        CLIENT_POINT,
        P_LENGTH,
        P,
        G_LENGTH,
        G,
        YS_LENGTH,
        YS,
        YC_LENGTH,
        YC,
        MODULUS_LENGTH,
        MODULUS,
        EXPONENT_LENGTH,
        EXPONENT,
        SECRET_LENGTH,
        SECRET,
        HINT_LENGTH,
        HINT,
        IDENTITY_LENGTH,
        IDENTITY
    };

    private KeyExchanges() {}

    static void readServer(Dissection d) {
        KeyExchange exchange = KeyExchange.of(TlsSession.of(d).cipherSuite());
        int mark = d.open(SERVER_PARAMETERS, d.remaining());
        if (d.labelling()) {
            d.label(mark, title(exchange) + " Server Params");
        }
        switch (exchange) {
            case ELLIPTIC_CURVE -> readCurve(d, true);
            case ANONYMOUS_ELLIPTIC_CURVE -> readCurve(d, false);
            case DIFFIE_HELLMAN -> readGroup(d, true);
            case ANONYMOUS_DIFFIE_HELLMAN -> readGroup(d, false);
            case RSA -> readExportRsa(d);
            case PSK, RSA_PSK -> readHint(d);
            case DIFFIE_HELLMAN_PSK -> {
                readHint(d);
                readGroup(d, false);
            }
            case ELLIPTIC_CURVE_PSK -> {
                readHint(d);
                readCurve(d, false);
            }
            case SRP -> PasswordKeyExchanges.readServerSrp(d, false);
            case SIGNED_SRP -> PasswordKeyExchanges.readServerSrp(d, true);
            case EC_J_PAKE -> PasswordKeyExchanges.readServerJPake(d);
            case UNKNOWN -> d.skip(d.remaining());
        }
        d.close(mark);
    }

    static void readClient(Dissection d) {
        TlsSession session = TlsSession.of(d);
        KeyExchange exchange = KeyExchange.of(session.cipherSuite());
        if (d.remaining() == 0) {
            return;
        }
        int mark = d.open(CLIENT_PARAMETERS, d.remaining());
        if (d.labelling()) {
            d.label(
                    mark,
                    exchange == KeyExchange.RSA
                            ? "RSA Encrypted PreMaster Secret"
                            : title(exchange) + " Client Params");
        }
        switch (exchange) {
            case ELLIPTIC_CURVE, ANONYMOUS_ELLIPTIC_CURVE -> Vectors.bytes(d, CLIENT_POINT_LENGTH, 1, CLIENT_POINT);
            case DIFFIE_HELLMAN, ANONYMOUS_DIFFIE_HELLMAN -> Vectors.bytes(d, YC_LENGTH, 2, YC);
            case RSA -> readSecret(d, session);
            case PSK -> Vectors.bytes(d, IDENTITY_LENGTH, 2, IDENTITY);
            case RSA_PSK -> {
                Vectors.bytes(d, IDENTITY_LENGTH, 2, IDENTITY);
                Vectors.bytes(d, SECRET_LENGTH, 2, SECRET);
            }
            case DIFFIE_HELLMAN_PSK -> {
                Vectors.bytes(d, IDENTITY_LENGTH, 2, IDENTITY);
                Vectors.bytes(d, YC_LENGTH, 2, YC);
            }
            case ELLIPTIC_CURVE_PSK -> {
                Vectors.bytes(d, IDENTITY_LENGTH, 2, IDENTITY);
                Vectors.bytes(d, CLIENT_POINT_LENGTH, 1, CLIENT_POINT);
            }
            case SRP, SIGNED_SRP -> Vectors.bytes(d, YC_LENGTH, 2, YC);
            case EC_J_PAKE -> PasswordKeyExchanges.readClientJPake(d);
            case UNKNOWN -> d.skip(d.remaining());
        }
        d.close(mark);
    }

    private static void readCurve(Dissection d, boolean isSigned) {
        int type = d.u8(CURVE_TYPE);
        if (type != NAMED_CURVE) {
            // RFC 8422 5.4 does away with explicit curves, which nobody ever used.
            d.skip(d.remaining());
            return;
        }
        d.u16(NAMED_CURVE_FIELD);
        Vectors.bytes(d, SERVER_POINT_LENGTH, 1, SERVER_POINT);
        if (isSigned) {
            Signatures.read(d);
        }
    }

    private static void readGroup(Dissection d, boolean isSigned) {
        Vectors.bytes(d, P_LENGTH, 2, P);
        Vectors.bytes(d, G_LENGTH, 2, G);
        Vectors.bytes(d, YS_LENGTH, 2, YS);
        if (isSigned) {
            Signatures.read(d);
        }
    }

    private static void readExportRsa(Dissection d) {
        Vectors.bytes(d, MODULUS_LENGTH, 2, MODULUS);
        Vectors.bytes(d, EXPONENT_LENGTH, 2, EXPONENT);
        Signatures.read(d);
    }

    private static void readHint(Dissection d) {
        Vectors.bytes(d, HINT_LENGTH, 2, HINT);
    }

    private static void readSecret(Dissection d, TlsSession session) {
        // RFC 5246 7.4.7.1: SSL 3.0 had no length here.
        if (session.shownVersion() == Versions.SSL_3_0) {
            d.bytes(SECRET, d.remaining());
        } else {
            Vectors.bytes(d, SECRET_LENGTH, 2, SECRET);
        }
    }

    private static String title(KeyExchange exchange) {
        return switch (exchange) {
            case RSA -> "RSA-EXPORT";
            case DIFFIE_HELLMAN, ANONYMOUS_DIFFIE_HELLMAN -> "Diffie-Hellman";
            case ELLIPTIC_CURVE, ANONYMOUS_ELLIPTIC_CURVE -> "EC Diffie-Hellman";
            case PSK -> "PSK";
            case DIFFIE_HELLMAN_PSK -> "Diffie-Hellman PSK";
            case ELLIPTIC_CURVE_PSK -> "EC Diffie-Hellman PSK";
            case RSA_PSK -> "RSA PSK";
            case SRP, SIGNED_SRP -> "SRP";
            case EC_J_PAKE -> "EC J-PAKE";
            case UNKNOWN -> "Unknown";
        };
    }
}
