package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Certificates;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.certificate.CertificateFault;
import dev.peel.plugins.handshake.certificate.CertificateFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the server's certificates are like, and a client that refuses them: H-60 to H-65. */
final class CertificateRules {
    private static final int BAD_CERTIFICATE = 42; // alert descriptions, RFC 8446 6
    private static final int UNSUPPORTED_CERTIFICATE = 43;
    private static final int CERTIFICATE_REVOKED = 44;
    private static final int CERTIFICATE_EXPIRED = 45;
    private static final int CERTIFICATE_UNKNOWN = 46;
    private static final int UNKNOWN_CA = 48;
    private static final int INTERNAL_ERROR = 80;
    private static final int BAD_CERTIFICATE_STATUS = 113;
    private static final Instant FIRST_CERTIFICATES = Instant.parse("1995-01-01T00:00:00Z"); // no TLS is older
    private static final Set<CertificateFault> HARMLESS = EnumSet.of(
            CertificateFault.UNRELATED,
            CertificateFault.EXPIRES_SOON,
            CertificateFault.LONG_VALIDITY,
            CertificateFault.ODD_SERIAL_NUMBER);

    private static final Advice REFUSED = Advice.of("H-60", Kind.FAILURE)
            .causes(
                    "the certificate is by an authority that the client does not know: a private one, or one that inspects"
                            + " TLS on the way",
                    "the name, the dates or the usage are not as the client wants them",
                    "the client insists on one certificate (pinning)")
            .next(
                    "the certificates of the server against what the client trusts",
                    "the client's clock",
                    "the client's log")
            .rfc("RFC 5246 7.2.2", "RFC 8446 6.2", "RFC 5280 6");
    private static final Advice NOT_TRUSTED = REFUSED.causes(
            "the authority is not in the client's trust store: a private one, or one that inspects TLS on the way",
            "the server does not send an intermediate certificate");
    private static final Advice TOO_OLD =
            REFUSED.causes("the certificate was not renewed", "the client's clock is wrong");
    private static final Advice REVOKED =
            REFUSED.causes("the authority has revoked the certificate, or does not answer for it");
    private static final Advice INCOMPLETE = Advice.of("H-61", Kind.WARNING)
            .causes("the server is configured with its own certificate only, not with the intermediate ones")
            .next("let the server send the whole chain: some clients fetch or know what is missing, others fail")
            .rfc("RFC 5246 7.4.2", "RFC 8446 4.4.2", "RFC 5280 4.2.2.1");
    private static final Advice DISORDERED = Advice.of("H-62", Kind.WARNING)
            .causes("a file of certificates that was put together in the wrong order")
            .next("put the server's own certificate first, and each one's issuer after it")
            .rfc("RFC 5246 7.4.2", "RFC 8446 4.4.2");
    private static final Advice DATES = Advice.of("H-63", Kind.WARNING)
            .causes("the certificate was not renewed in time", "the clock of the server, or of the capture, is wrong")
            .next("renew the certificate, and restart what still has the old one")
            .rfc("RFC 5280 4.1.2.5");
    private static final Advice NAMES = Advice.of("H-64", Kind.WARNING)
            .causes(
                    "a server that does not know the name and shows its default certificate",
                    "a name that was forgotten when the certificate was made",
                    "a device on the way that shows a certificate of its own")
            .next("the names in the certificate against the name in the ClientHello")
            .rfc("RFC 9525 6", "RFC 6066 3");
    private static final Advice WEAK = Advice.of("H-65", Kind.WARNING)
            .causes("an old certificate, or a private authority with old rules")
            .next("have it made anew: clients refuse such certificates by and by")
            .rfc("RFC 9325 4.5", "RFC 8446 4.2.3", "RFC 5280 4.1.2.2");

    static final List<Rule> ALL = List.of(
            REFUSED.when(CertificateRules::refused),
            INCOMPLETE.when(CertificateRules::incomplete),
            DISORDERED.when(flow -> found(flow, DISORDERED)),
            DATES.when(CertificateRules::dates),
            NAMES.when(flow -> found(flow, NAMES)),
            WEAK.when(flow -> found(flow, WEAK)));

    private CertificateRules() {}

    private static @Nullable Verdict refused(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        Certificates shown = tls.serverCertificates();
        Alert alert = flow.handshake().alert();
        boolean isEnd = flow.handshake().ending() instanceof Ending.Alerted;
        boolean isAfter = shown == null ? tls.is13() : flow.alertFrame() >= shown.frame();
        if (alert == null || alert.by() != Party.CLIENT || !isEnd || !isAfter || flow.isCompleted()) {
            return null;
        }
        if (alert.isEncrypted()) {
            return tls.is13()
                    ? REFUSED.verdict(
                            MEDIUM,
                            "The client ended the handshake with an alert (by size) in answer to the server's messages: most"
                                    + " likely it refused the certificate." + reasons(flow),
                            flow.alertFrame(),
                            flow.end())
                    : null;
        }
        Advice advice =
                switch (alert.code()) {
                    case UNKNOWN_CA -> NOT_TRUSTED;
                    case CERTIFICATE_EXPIRED -> TOO_OLD;
                    case CERTIFICATE_REVOKED, BAD_CERTIFICATE_STATUS -> REVOKED;
                    case BAD_CERTIFICATE, UNSUPPORTED_CERTIFICATE, CERTIFICATE_UNKNOWN, INTERNAL_ERROR -> REFUSED;
                    default -> null;
                };
        return advice == null
                ? null
                : advice.verdict(
                        alert.code() == INTERNAL_ERROR ? MEDIUM : HIGH,
                        "The client refused the server's certificate (" + alert.name() + ")." + reasons(flow),
                        shown == null ? 0 : shown.frame(),
                        flow.alertFrame());
    }

    /** {@return sentences on why the certificates may not be trusted; empty where they show no reason, or the alert says another} */
    private static String reasons(Case flow) {
        Alert alert = flow.handshake().alert();
        boolean isTrust = alert == null
                || alert.isEncrypted()
                || alert.code() == UNKNOWN_CA
                || alert.code() == CERTIFICATE_UNKNOWN;
        return !isTrust
                ? ""
                : flow.findings().stream()
                        .filter(finding -> finding.fault().rule().equals(REFUSED.id()))
                        .map(finding -> " " + finding.text())
                        .collect(Collectors.joining());
    }

    /** Whether an issuer that was not sent is missing, only the client knows: where it goes on, it is not. */
    private static @Nullable Verdict incomplete(Case flow) {
        Alert alert = flow.handshake().alert();
        boolean isRefused = flow.hasAlert(Party.CLIENT, BAD_CERTIFICATE, CERTIFICATE_UNKNOWN, UNKNOWN_CA);
        boolean isQuiet = alert == null && flow.isAt(Step.SERVER_FLIGHT);
        Verdict found = isRefused || isQuiet ? found(flow, INCOMPLETE) : null;
        return found == null
                ? null
                : INCOMPLETE.verdict(
                        MEDIUM,
                        found.text()
                                + " Either it is an intermediate one that is missing, or an authority that the client has"
                                + " to know.",
                        found.evidence().get(0));
    }

    /** Dates say nothing where the clock of the capture was never set. */
    private static @Nullable Verdict dates(Case flow) {
        return flow.handshake().time().isBefore(FIRST_CERTIFICATES) ? null : found(flow, DATES);
    }

    private static @Nullable Verdict found(Case flow, Advice advice) {
        List<CertificateFinding> findings = new ArrayList<>(0);
        for (CertificateFinding finding : flow.findings()) {
            if (finding.fault().rule().equals(advice.id())) {
                findings.add(finding);
            }
        }
        Certificates shown = flow.handshake().tls().serverCertificates();
        if (findings.isEmpty() || shown == null) {
            return null;
        }
        boolean isHarmless = findings.stream().allMatch(finding -> HARMLESS.contains(finding.fault()));
        String text = findings.stream().map(CertificateFinding::text).collect(Collectors.joining(" "));
        return advice.verdict(isHarmless ? Kind.NOTE : Kind.WARNING, HIGH, text, shown.frame());
    }
}
