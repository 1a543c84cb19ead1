package dev.peel.plugins.handshake.certificate;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a certificate's key, signature and serial number are what clients accept, RFC 9325 4.5. */
final class Strength {
    private static final int LEAST_RSA_BITS = 2048; // RFC 9325 4.5
    private static final int LEAST_EC_BITS = 224; // RFC 9325 4.5
    private static final int MAX_SERIAL_BYTES = 20; // RFC 5280 4.1.2.2
    private static final List<String> BROKEN_HASHES = List.of("MD2", "MD5", "SHA1");

    private Strength() {}

    static List<CertificateFinding> judge(SentCertificate certificate) {
        List<CertificateFinding> findings = new ArrayList<>();
        judgeKey(certificate, findings);
        // Nobody looks at the signature of a root: whoever trusts it has it already.
        if (certificate.position() == 0 || !certificate.subject().equals(certificate.issuer())) {
            judgeSignature(certificate, findings);
        }
        BigInteger number = certificate.certificate().getSerialNumber();
        if (number.signum() <= 0 || number.toByteArray().length > MAX_SERIAL_BYTES) {
            String what = number.signum() < 0 ? "negative" : number.signum() == 0 ? "zero" : "longer than 20 bytes";
            String text =
                    "The serial number of " + certificate.label() + " is " + what + ", which some clients refuse.";
            findings.add(new CertificateFinding(CertificateFault.ODD_SERIAL_NUMBER, certificate.position(), text));
        }
        return findings;
    }

    private static void judgeKey(SentCertificate certificate, List<CertificateFinding> findings) {
        PublicKey key = certificate.certificate().getPublicKey();
        int bits = bits(key);
        boolean isCurve = key instanceof ECPublicKey;
        int least = isCurve ? LEAST_EC_BITS : LEAST_RSA_BITS;
        if (bits > 0 && bits < least) {
            String text = "The key of " + certificate.label() + " is too short: " + key.getAlgorithm() + " with " + bits
                    + " bits, where " + least + " are the least that clients should accept.";
            findings.add(new CertificateFinding(CertificateFault.WEAK_KEY, certificate.position(), text));
        }
    }

    private static void judgeSignature(SentCertificate certificate, List<CertificateFinding> findings) {
        String algorithm = certificate.certificate().getSigAlgName();
        String name = algorithm.toUpperCase(Locale.ROOT).replace("-", "");
        if (BROKEN_HASHES.stream().anyMatch(name::startsWith)) {
            String text = Sentences.start(certificate.label()) + " is signed with " + Sentences.shortened(algorithm)
                    + ", whose hash is broken: clients refuse it.";
            findings.add(new CertificateFinding(CertificateFault.WEAK_SIGNATURE, certificate.position(), text));
        }
    }

    /** {@return how long {@code key} is, 0 where that says nothing of its strength} */
    private static int bits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength();
        }
        if (key instanceof DSAPublicKey dsa && dsa.getParams() != null) {
            return dsa.getParams().getP().bitLength();
        }
        return key instanceof ECPublicKey curve ? curve.getParams().getOrder().bitLength() : 0;
    }
}
