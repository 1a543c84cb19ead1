package dev.peel.plugins.handshake.diff;

import dev.peel.plugins.handshake.Certificates;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells certificates apart by their fingerprints. */
final class CertificatePrints {
    private static final int LENGTH = 8; // bytes of the digest that are shown

    private CertificatePrints() {}

    /** {@return the start of each certificate's SHA-256, in order; null where {@code certificates} is} */
    static @Nullable List<String> of(@Nullable Certificates certificates) {
        return certificates == null
                ? null
                : certificates.chain().stream().map(CertificatePrints::of).toList();
    }

    private static String of(byte[] certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
            return "sha256:" + HexFormat.of().formatHex(digest, 0, LENGTH) + "..";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing); // every Java platform has it
        }
    }
}
