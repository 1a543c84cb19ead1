package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** Key exchanges from a password: SRP, RFC 5054 2.8; EC J-PAKE, draft-cragie-tls-ecjpake. */
final class PasswordKeyExchanges {
    private static final Field MODULUS_LENGTH = Field.uint("tls.handshake.srp.n_len", 16, "N Length");
    private static final Field MODULUS = Field.bytes("tls.handshake.srp.n", "N");
    private static final Field GENERATOR_LENGTH = Field.uint("tls.handshake.srp.g_len", 16, "g Length");
    private static final Field GENERATOR = Field.bytes("tls.handshake.srp.g", "g");
    private static final Field SALT_LENGTH = Field.uint("tls.handshake.srp.s_len", 8, "Salt Length");
    private static final Field SALT = Field.bytes("tls.handshake.srp.s", "Salt");
    private static final Field PUBLIC_LENGTH = Field.uint("tls.handshake.srp.b_len", 16, "B Length");
    private static final Field PUBLIC = Field.bytes("tls.handshake.srp.b", "B");
    private static final Field XS_LENGTH = Field.uint("tls.handshake.xs_len", 8, "Pubkey Length");
    private static final Field XS = Field.bytes("tls.handshake.xs", "Pubkey");
    private static final Field VS_LENGTH = Field.uint("tls.handshake.vs_len", 8, "Ephemeral Pubkey Length");
    private static final Field VS = Field.bytes("tls.handshake.vs", "Ephemeral Pubkey");
    private static final Field RS_LENGTH = Field.uint("tls.handshake.rs_len", 8, "Schnorr signature Length");
    private static final Field RS = Field.bytes("tls.handshake.rs", "Schnorr signature");
    private static final Field XC_LENGTH = Field.uint("tls.handshake.xc_len", 8, "Pubkey Length");
    private static final Field XC = Field.bytes("tls.handshake.xc", "Pubkey");
    private static final Field VC_LENGTH = Field.uint("tls.handshake.vc_len", 8, "Ephemeral Pubkey Length");
    private static final Field VC = Field.bytes("tls.handshake.vc", "Ephemeral Pubkey");
    private static final Field RC_LENGTH = Field.uint("tls.handshake.rc_len", 8, "Schnorr signature Length");
    private static final Field RC = Field.bytes("tls.handshake.rc", "Schnorr signature");
    static final Field[] FIELDS = {
        MODULUS_LENGTH,
        MODULUS,
        GENERATOR_LENGTH,
        GENERATOR,
        SALT_LENGTH,
        SALT,
        PUBLIC_LENGTH,
        PUBLIC,
        XS_LENGTH,
        XS,
        VS_LENGTH,
        VS,
        RS_LENGTH,
        RS,
        XC_LENGTH,
        XC,
        VC_LENGTH,
        VC,
        RC_LENGTH,
        RC
    };

    private PasswordKeyExchanges() {}

    static void readServerSrp(Dissection d, boolean isSigned) {
        Vectors.bytes(d, MODULUS_LENGTH, 2, MODULUS);
        Vectors.bytes(d, GENERATOR_LENGTH, 2, GENERATOR);
        Vectors.bytes(d, SALT_LENGTH, 1, SALT);
        Vectors.bytes(d, PUBLIC_LENGTH, 2, PUBLIC);
        if (isSigned) {
            Signatures.read(d);
        }
    }

    static void readServerJPake(Dissection d) {
        d.u8(KeyExchanges.CURVE_TYPE);
        d.u16(KeyExchanges.NAMED_CURVE_FIELD);
        Vectors.bytes(d, XS_LENGTH, 1, XS);
        Vectors.bytes(d, VS_LENGTH, 1, VS);
        Vectors.bytes(d, RS_LENGTH, 1, RS);
    }

    static void readClientJPake(Dissection d) {
        Vectors.bytes(d, XC_LENGTH, 1, XC);
        Vectors.bytes(d, VC_LENGTH, 1, VC);
        Vectors.bytes(d, RC_LENGTH, 1, RC);
    }
}
