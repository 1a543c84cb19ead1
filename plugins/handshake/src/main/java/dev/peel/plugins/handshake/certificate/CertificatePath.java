package dev.peel.plugins.handshake.certificate;

import java.util.ArrayList;
import java.util.List;

/** The way from the first certificate to the last issuer that was sent, whatever the order they came in. */
final class CertificatePath {
    private static final String ACCESS = "1.3.6.1.5.5.7.1.1"; // RFC 5280 4.2.2.1: where the issuer's certificate is

    private CertificatePath() {}

    /** {@return the certificates that each issued the one before, the first of {@code sent} being the start} */
    static List<SentCertificate> of(List<SentCertificate> sent) {
        List<SentCertificate> path = new ArrayList<>();
        List<SentCertificate> left = new ArrayList<>(sent);
        SentCertificate next = left.remove(0);
        while (next != null) {
            path.add(next);
            SentCertificate last = next;
            next = last.subject().equals(last.issuer())
                    ? null
                    : left.stream().filter(last::isIssuedBy).findFirst().orElse(null);
            left.remove(next);
        }
        return path;
    }

    /** {@return what is remarkable about the order of {@code sent}, and about where {@code path} ends} */
    static List<CertificateFinding> judge(List<SentCertificate> sent, List<SentCertificate> path) {
        List<CertificateFinding> findings = new ArrayList<>();
        SentCertificate own = path.get(0);
        if (own.isSelfSigned()) {
            String text = Sentences.start(own.label()) + " is self-signed: only who has it already can trust it.";
            findings.add(new CertificateFinding(CertificateFault.SELF_SIGNED, 0, text));
        } else if (path.size() == 1 && !Authorities.isKnown(own.issuer())) {
            String issuer = Sentences.shortened(own.issuer().getName());
            boolean tells = own.certificate().getExtensionValue(ACCESS) != null;
            String text = "The issuer of " + own.label() + ", " + issuer + ", was not sent"
                    + (tells ? "; the certificate says where to fetch it, which not all clients do." : ".");
            findings.add(new CertificateFinding(CertificateFault.MISSING_INTERMEDIATE, 0, text));
        }
        judgeOrder(path, findings);
        for (SentCertificate certificate : sent) {
            if (!path.contains(certificate)) {
                String text = Sentences.start(certificate.label())
                        + " is not part of the chain: it signs none of the others.";
                findings.add(new CertificateFinding(CertificateFault.UNRELATED, certificate.position(), text));
            }
        }
        return findings;
    }

    private static void judgeOrder(List<SentCertificate> path, List<CertificateFinding> findings) {
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i).position() < path.get(i - 1).position()) {
                String text = "The certificates are in the wrong order: "
                        + path.get(i - 1).label() + " is signed by "
                        + path.get(i).label() + ", which came before it.";
                findings.add(new CertificateFinding(
                        CertificateFault.WRONG_ORDER, path.get(i - 1).position(), text));
                return;
            }
        }
    }
}
