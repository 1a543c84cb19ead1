package dev.peel.plugins.handshake.certificate;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate of a chain, and where in it.
 *
 * @param position 0 for the first that was sent
 * @param certificate what it is
 * @param label what people call it: {@code certificate 1 (CN=example.org)}
 */
record SentCertificate(int position, X509Certificate certificate, String label) {

    static SentCertificate of(int position, X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
        String label = "certificate " + (position + 1) + (name.isEmpty() ? "" : " (" + Sentences.shortened(name) + ")");
        return new SentCertificate(position, certificate, label);
    }

    X500Principal subject() {
        return certificate.getSubjectX500Principal();
    }

    X500Principal issuer() {
        return certificate.getIssuerX500Principal();
    }

    /** {@return whether its issuer is called as it is, and its own key made its signature} */
    boolean isSelfSigned() {
        return subject().equals(issuer()) && isSignedBy(certificate.getPublicKey());
    }

    /** {@return whether {@code other} issued this one: by its name, and by the signature} */
    boolean isIssuedBy(SentCertificate other) {
        return issuer().equals(other.subject())
                && isSignedBy(other.certificate().getPublicKey());
    }

    private boolean isSignedBy(PublicKey key) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false; // also where the algorithm is unknown: then nothing can be said for it
        }
    }
}
