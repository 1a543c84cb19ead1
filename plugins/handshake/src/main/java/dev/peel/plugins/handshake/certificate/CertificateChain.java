package dev.peel.plugins.handshake.certificate;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that one side sent, read and put in order.
 *
 * <p>Immutable; safe for use by several threads. To read a chain costs much more than to judge it, since signatures are checked:
 * where a chain comes again, keep this.
 */
public final class CertificateChain {
    /** Certificates beyond it are not looked at: no chain in use is half as long. */
    static final int MAX_CERTIFICATES = 10;

    private final List<CertificateFinding> lasting;
    private final List<Validity> validities;
    private final @Nullable ServerNames names;

    private CertificateChain(List<CertificateFinding> lasting, List<SentCertificate> path) {
        this.lasting = lasting;
        validities = path.stream().map(Validity::of).toList();
        names = path.isEmpty() ? null : ServerNames.of(path.get(0));
    }

    /**
     * Begins to read which authorities are trusted, in a thread of its own, which else the first chain waits for: a tenth of a second.
     * Worth it once a capture shows a certificate, of which more may be read before chains are judged.
     */
    public static void prepare() {
        Authorities.prepare();
    }

    /**
     * {@return a chain}
     *
     * @param der the certificates as sent, the owner's own first; bytes that are no certificate become a finding; not kept
     */
    public static CertificateChain of(List<byte[]> der) {
        List<CertificateFinding> findings = new ArrayList<>();
        List<SentCertificate> sent = new ArrayList<>();
        for (int i = 0; i < Math.min(der.size(), MAX_CERTIFICATES); i++) {
            X509Certificate certificate = read(der.get(i));
            if (certificate == null) {
                String text = "Certificate " + (i + 1) + " cannot be read: its bytes are no X.509 certificate.";
                findings.add(new CertificateFinding(CertificateFault.UNREADABLE, i, text));
            } else {
                sent.add(SentCertificate.of(i, certificate));
            }
        }
        boolean hasOwn = !sent.isEmpty() && sent.get(0).position() == 0;
        List<SentCertificate> path = hasOwn ? CertificatePath.of(sent) : List.of();
        if (hasOwn) {
            findings.addAll(CertificatePath.judge(sent, path));
            findings.addAll(Authorities.judge(path));
            path.forEach(certificate -> findings.addAll(Strength.judge(certificate)));
            findings.addAll(Stapling.judge(sent.get(0)));
        }
        return new CertificateChain(List.copyOf(findings), path);
    }

    /**
     * {@return what is remarkable about a chain, the order of the checks being that of the sentences; empty where nothing is}
     *
     * @param der the certificates as sent, the owner's own first; bytes that are no certificate become a finding
     * @param serverName the name that the client asked for, or an IP address; null where it is not known, or the chain is a client's:
     *     then nothing is said about names
     * @param at when the chain was sent
     */
    public static List<CertificateFinding> judge(List<byte[]> der, @Nullable String serverName, Instant at) {
        return of(der).judge(serverName, at);
    }

    /**
     * {@return what is remarkable about this chain}
     *
     * @param serverName as for {@link #judge(List, String, Instant)}
     * @param at when the chain was sent
     */
    public List<CertificateFinding> judge(@Nullable String serverName, Instant at) {
        List<CertificateFinding> findings = new ArrayList<>(lasting);
        validities.forEach(validity -> findings.addAll(validity.judge(at)));
        if (serverName != null && names != null) {
            findings.addAll(names.judge(serverName));
        }
        return List.copyOf(findings);
    }

    private static @Nullable X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            return null;
        }
    }
}
