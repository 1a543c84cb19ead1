package dev.peel.plugins.handshake.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/** Whether a path leads to an authority that this Java trusts, by the checks of RFC 5280 6. */
final class Authorities {
    private static final Duration LONGEST = Duration.ofDays(398); // CA/Browser Forum Baseline Requirements 6.3.2
    private static final Instant LONGEST_SINCE = Instant.parse("2020-09-01T00:00:00Z");

    private Authorities() {}

    /** Begins to read which authorities are trusted, in a thread of its own. */
    static void prepare() {
        Thread reader = new Thread(Trusted::read, "peel-authorities");
        reader.setDaemon(true);
        reader.start();
    }

    /** {@return whether an authority called {@code name} is among those that this Java trusts} */
    static boolean isKnown(X500Principal name) {
        return Trusted.NAMES.contains(name);
    }

    /** {@return what is remarkable about {@code path}, whose first certificate is the owner's; nothing about its time} */
    static List<CertificateFinding> judge(List<SentCertificate> path) {
        List<CertificateFinding> findings = new ArrayList<>();
        for (SentCertificate issuer : path.subList(1, path.size())) {
            boolean isOldRoot =
                    issuer.certificate().getVersion() < 3 && issuer.subject().equals(issuer.issuer());
            if (issuer.certificate().getBasicConstraints() < 0 && !isOldRoot) {
                String text =
                        Sentences.start(issuer.label()) + " signed another but is not marked as one of an authority.";
                findings.add(new CertificateFinding(CertificateFault.NOT_AN_AUTHORITY, issuer.position(), text));
            }
        }
        boolean isAlone = path.size() == 1 && path.get(0).isSelfSigned();
        if (findings.isEmpty() && !isAlone && !Trusted.ANCHORS.isEmpty()) {
            judgePath(path, findings);
        }
        return findings;
    }

    private static void judgePath(List<SentCertificate> path, List<CertificateFinding> findings) {
        List<SentCertificate> below = new ArrayList<>(path);
        SentCertificate top = below.get(below.size() - 1);
        if (below.size() > 1 && top.subject().equals(top.issuer())) {
            below.remove(top); // a root is trusted for being known, not for what it says of itself
        }
        try {
            List<X509Certificate> certificates =
                    below.stream().map(SentCertificate::certificate).toList();
            CertPath checked = CertificateFactory.getInstance("X.509").generateCertPath(certificates);
            PKIXParameters parameters = new PKIXParameters(Trusted.ANCHORS);
            parameters.setRevocationEnabled(false);
            parameters.setDate(latestStart(certificates));
            CertPathValidator.getInstance("PKIX").validate(checked, parameters);
            judgeLength(path.get(0), findings);
        } catch (CertPathValidatorException e) {
            judge(e, below, findings);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform checks X.509 paths", e);
        }
    }

    private static void judge(
            CertPathValidatorException e, List<SentCertificate> path, List<CertificateFinding> found) {
        Reason reason = e.getReason();
        SentCertificate last = path.get(path.size() - 1);
        if (reason == PKIXReason.NO_TRUST_ANCHOR) {
            String text = "The authority behind " + last.label() + ", "
                    + Sentences.shortened(last.issuer().getName())
                    + ", is not known to this Java's trust store; other clients may know it.";
            found.add(new CertificateFinding(CertificateFault.UNKNOWN_AUTHORITY, last.position(), text));
        } else if (reason != BasicReason.EXPIRED && reason != BasicReason.NOT_YET_VALID) {
            // Times are judged for the capture, elsewhere.
            int index = Math.max(0, Math.min(e.getIndex(), path.size() - 1));
            String text = "Java's path check refuses " + path.get(index).label() + ": "
                    + Sentences.shortened(why(reason)) + ".";
            found.add(new CertificateFinding(
                    CertificateFault.REFUSED_PATH, path.get(index).position(), text));
        }
    }

    private static String why(Reason reason) {
        if (reason == BasicReason.ALGORITHM_CONSTRAINED) {
            return "its key or signature algorithm is not accepted any more";
        }
        if (reason == BasicReason.INVALID_SIGNATURE) {
            return "its signature is wrong";
        }
        if (reason == PKIXReason.PATH_TOO_LONG) {
            return "there are more authorities below one than that one allows";
        }
        if (reason == PKIXReason.INVALID_KEY_USAGE) {
            return "the key that signed it is not meant for signing certificates";
        }
        if (reason == PKIXReason.INVALID_NAME) {
            return "its names are outside of those that an authority above it may vouch for";
        }
        if (reason == PKIXReason.UNRECOGNIZED_CRIT_EXT) {
            return "it has a critical extension that Java does not know";
        }
        return "its path is not valid (" + reason + ")";
    }

    private static void judgeLength(SentCertificate own, List<CertificateFinding> findings) {
        Instant first = own.certificate().getNotBefore().toInstant();
        Duration valid = Duration.between(first, own.certificate().getNotAfter().toInstant());
        if (!first.isBefore(LONGEST_SINCE) && valid.compareTo(LONGEST.plusDays(1)) > 0) {
            String text = Sentences.start(own.label()) + " is valid for " + valid.toDays()
                    + " days; clients refuse more than 398 of a public authority.";
            findings.add(new CertificateFinding(CertificateFault.LONG_VALIDITY, own.position(), text));
        }
    }

    /** {@return when the last of {@code certificates} started: where they have a time in common, they all were valid then} */
    private static Date latestStart(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(X509Certificate::getNotBefore)
                .max(Date::compareTo)
                .orElseThrow();
    }

    /** Read when first asked for, which takes a tenth of a second. */
    private static final class Trusted {
        static final Set<TrustAnchor> ANCHORS = anchors();
        static final Set<X500Principal> NAMES = names();

        /** Does nothing but what a first use does: the constants are there then. */
        static void read() {}

        private static Set<TrustAnchor> anchors() {
            Set<TrustAnchor> anchors = new HashSet<>();
            try {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init((KeyStore) null);
                for (TrustManager manager : factory.getTrustManagers()) {
                    if (manager instanceof X509TrustManager trust) {
                        for (X509Certificate authority : trust.getAcceptedIssuers()) {
                            anchors.add(new TrustAnchor(authority, null));
                        }
                    }
                }
            } catch (GeneralSecurityException e) {
                return Set.of(); // a Java without a readable trust store knows nobody, of which nothing follows
            }
            return Set.copyOf(anchors);
        }

        private static Set<X500Principal> names() {
            Set<X500Principal> names = new HashSet<>();
            ANCHORS.forEach(anchor -> names.add(anchor.getTrustedCert().getSubjectX500Principal()));
            return Set.copyOf(names);
        }
    }
}
