package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** delegated_credential: the algorithms that a client takes one for, and a server's credential; RFC 9345 4. */
final class DelegatedCredentials {
    private static final Field VALID_TIME = Field.uint("tls.handshake.cred.valid_time", 16, "Valid Time");
    private static final Field KEY_LENGTH =
            Field.uint("tls.handshake.cred.pubkey_len", 24, "Subject Public Key Info Length");
    private static final Field KEY = Field.bytes("tls.handshake.cred.pubkey", "Subject Public Key Info");
    private static final Field SIGNATURE_LENGTH =
            Field.uint("tls.handshake.cred.signature_len", 16, "Signature Length");
    private static final Field SIGNATURE = Field.bytes("tls.handshake.cred.signature", "Signature");
    static final Field[] FIELDS = {VALID_TIME, KEY_LENGTH, KEY, SIGNATURE_LENGTH, SIGNATURE};

    private DelegatedCredentials() {}

    static void read(Dissection d, Extensions.Place place) {
        if (place == Extensions.Place.CLIENT_HELLO || place == Extensions.Place.CERTIFICATE_REQUEST) {
            Signatures.readAlgorithms(d);
            return;
        }
        d.u32(VALID_TIME);
        Signatures.readAlgorithm(d);
        Vectors.bytes(d, KEY_LENGTH, 3, KEY);
        Signatures.readAlgorithm(d);
        Vectors.bytes(d, SIGNATURE_LENGTH, 2, SIGNATURE);
    }
}
