package dev.peel.plugins.handshake.certificate;

import java.util.List;

/** Whether a certificate wants the authority's answer sent along with it (must-staple), RFC 7633. */
final class Stapling {
    private static final String FEATURES = "1.3.6.1.5.5.7.1.24"; // RFC 7633
    private static final int INTEGER = 0x02; // DER tag
    private static final int STATUS_REQUEST = 5; // RFC 6066 8

    private Stapling() {}

    static List<CertificateFinding> judge(SentCertificate certificate) {
        byte[] extension = certificate.certificate().getExtensionValue(FEATURES);
        if (extension == null || certificate.position() > 0) {
            return List.of();
        }
        DerValue value = DerValue.read(extension, 0, extension.length);
        DerValue list = value == null ? null : DerValue.read(extension, value.from(), value.to());
        boolean isWanted = list != null
                && list.children().stream()
                        .anyMatch(each -> each.tag() == INTEGER
                                && each.to() - each.from() == 1
                                && extension[each.from()] == STATUS_REQUEST);
        return isWanted
                ? List.of(new CertificateFinding(
                        CertificateFault.WANTS_STAPLE,
                        0,
                        Sentences.start(certificate.label())
                                + " says that the authority's answer comes with it (must-staple)."))
                : List.of();
    }
}
