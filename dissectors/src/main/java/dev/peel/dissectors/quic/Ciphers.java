package dev.peel.dissectors.quic;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.flow.Slot;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/**
 * The algorithms that protect Initial packets, RFC 9001 5.2, each to be initialized for every use.
 *
 * @param hmac HMAC with SHA-256
 * @param block one block of AES, without any mode of operation, RFC 9001 5.4.3
 * @param sealed AES in GCM
 */
record Ciphers(Mac hmac, Cipher block, Cipher sealed) {
    static final String HMAC = "HmacSHA256";
    static final String AES = "AES";

    private static final Slot<Ciphers> SLOT = Slot.of("quic.ciphers");

    static Ciphers of(Dissection d) {
        return d.tool(SLOT, Ciphers::make);
    }

    static Ciphers make() {
        try {
            return new Ciphers(
                    Mac.getInstance(HMAC),
                    Cipher.getInstance("AES/ECB/NoPadding"),
                    Cipher.getInstance("AES/GCM/NoPadding"));
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    static IllegalStateException unsupported(GeneralSecurityException e) {
        return new IllegalStateException("this Java has no AES or SHA-256", e);
    }
}
