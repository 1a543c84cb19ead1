package dev.peel.plugins.handshake.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether a certificate was valid when it was sent, RFC 5280 4.1.2.5. */
final class Validity {
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration SHORT_LIVED = Duration.ofDays(28);

    private Validity() {}

    static List<CertificateFinding> judge(SentCertificate certificate, Instant at) {
        Instant first = certificate.certificate().getNotBefore().toInstant();
        Instant last = certificate.certificate().getNotAfter().toInstant();
        if (at.isBefore(first)) {
            return found(
                    CertificateFault.NOT_YET_VALID,
                    certificate,
                    name(certificate) + " was not valid yet: it starts on " + Sentences.date(first) + ", "
                            + Sentences.length(Duration.between(at, first)) + " after the capture.");
        }
        if (at.isAfter(last)) {
            return found(
                    CertificateFault.EXPIRED,
                    certificate,
                    name(certificate) + " had expired on " + Sentences.date(last) + ", "
                            + Sentences.length(Duration.between(last, at)) + " before the capture.");
        }
        Duration left = Duration.between(at, last);
        boolean isOwn = certificate.position() == 0;
        boolean isShortLived = Duration.between(first, last).compareTo(SHORT_LIVED) < 0;
        if (isOwn && !isShortLived && left.compareTo(SOON) < 0) {
            return found(
                    CertificateFault.EXPIRES_SOON,
                    certificate,
                    name(certificate) + " expires on " + Sentences.date(last) + ", " + Sentences.length(left)
                            + " after the capture.");
        }
        return List.of();
    }

    private static String name(SentCertificate certificate) {
        return Sentences.start(certificate.label());
    }

    private static List<CertificateFinding> found(CertificateFault fault, SentCertificate certificate, String text) {
        return List.of(new CertificateFinding(fault, certificate.position(), text));
    }
}
