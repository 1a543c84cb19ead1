package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** encrypted_server_name, what was before ECH; draft-ietf-tls-esni-05 5. */
final class EncryptedServerNames {
    private static final int NONCE_LENGTH = 16; // bytes

    private static final Field SUITE =
            Field.uint("tls.esni.suite", 16, "Cipher Suite").hex().values(Hellos.CIPHER_SUITES);
    private static final Field DIGEST_LENGTH = Field.uint("tls.esni.record_digest_length", 16, "Record Digest Length");
    private static final Field DIGEST = Field.bytes("tls.esni.record_digest", "Record Digest");
    private static final Field NAME_LENGTH = Field.uint("tls.esni.encrypted_sni_length", 16, "Encrypted SNI Length");
    private static final Field NAME = Field.bytes("tls.esni.encrypted_sni", "Encrypted SNI");
    private static final Field NONCE = Field.bytes("tls.esni.nonce", "Nonce");
    static final Field[] FIELDS = {SUITE, DIGEST_LENGTH, DIGEST, NAME_LENGTH, NAME, NONCE};

    private EncryptedServerNames() {}

    static void read(Dissection d, Extensions.Place place) {
        if (place == Extensions.Place.CLIENT_HELLO) {
            d.u16(SUITE);
            KeyShares.readEntry(d);
            Vectors.bytes(d, DIGEST_LENGTH, 2, DIGEST);
            Vectors.bytes(d, NAME_LENGTH, 2, NAME);
        } else if (place == Extensions.Place.ENCRYPTED_EXTENSIONS) {
            // The draft has the server answer with the nonce, or with keys to try again, that start with a type.
            d.bytes(NONCE, Math.min(NONCE_LENGTH, d.remaining()));
        }
    }
}
