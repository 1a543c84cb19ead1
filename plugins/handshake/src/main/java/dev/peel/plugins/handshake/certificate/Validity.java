package dev.peel.plugins.handshake.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether a certificate was valid when it was sent, RFC 5280 4.1.2.5. Immutable.
 *
 * @param position the certificate's in its chain, 0 for the first
 * @param name what starts a sentence about it
 * @param first when it begins to be valid
 * @param last when it ends
 * @param firstDate that as text: a chain is judged again with each flow that shows it
 * @param lastDate likewise
 */
record Validity(int position, String name, Instant first, Instant last, String firstDate, String lastDate) {
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration SHORT_LIVED = Duration.ofDays(28);

    static Validity of(SentCertificate certificate) {
        Instant first = certificate.certificate().getNotBefore().toInstant();
        Instant last = certificate.certificate().getNotAfter().toInstant();
        return new Validity(
                certificate.position(),
                Sentences.start(certificate.label()),
                first,
                last,
                Sentences.date(first),
                Sentences.date(last));
    }

    /** {@return what is remarkable about it {@code at} the time when it was sent; empty where nothing is} */
    List<CertificateFinding> judge(Instant at) {
        if (at.isBefore(first)) {
            return found(
                    CertificateFault.NOT_YET_VALID,
                    name + " was not valid yet: it starts on " + firstDate + ", "
                            + Sentences.length(Duration.between(at, first)) + " after the capture.");
        }
        if (at.isAfter(last)) {
            return found(
                    CertificateFault.EXPIRED,
                    name + " had expired on " + lastDate + ", " + Sentences.length(Duration.between(last, at))
                            + " before the capture.");
        }
        Duration left = Duration.between(at, last);
        boolean isOwn = position == 0;
        boolean isShortLived = Duration.between(first, last).compareTo(SHORT_LIVED) < 0;
        if (isOwn && !isShortLived && left.compareTo(SOON) < 0) {
            return found(
                    CertificateFault.EXPIRES_SOON,
                    name + " expires on " + lastDate + ", " + Sentences.length(left) + " after the capture.");
        }
        return List.of();
    }

    private List<CertificateFinding> found(CertificateFault fault, String text) {
        return List.of(new CertificateFinding(fault, position, text));
    }
}
