package dev.peel.plugins.handshake.certificate;

/** What can be said of a certificate chain, with the identifier of the catalogue's rule that it belongs to. */
public enum CertificateFault {
    /** The bytes are no certificate. */
    UNREADABLE("H-62"),
    /** The certificates are not in the order in which each signs the one before; RFC 5246 7.4.2. */
    WRONG_ORDER("H-62"),
    /** A certificate signs none of the others: it was not needed. */
    UNRELATED("H-62"),
    /** The issuer of the first certificate was not sent, and nobody knows it. */
    MISSING_INTERMEDIATE("H-61"),
    /** The first certificate signs itself. */
    SELF_SIGNED("H-60"),
    /** Nothing leads to an authority that this Java knows; others may know it. */
    UNKNOWN_AUTHORITY("H-60"),
    /** The time of the capture is after the certificate's last; RFC 5280 4.1.2.5. */
    EXPIRED("H-63"),
    /** The time of the capture is before the certificate's first; RFC 5280 4.1.2.5. */
    NOT_YET_VALID("H-63"),
    /** The certificate is about to expire. */
    EXPIRES_SOON("H-63"),
    /** The server's name is none of the certificate's; RFC 9525 6. */
    WRONG_NAME("H-64"),
    /** The key is too short; RFC 9325 4.5. */
    WEAK_KEY("H-65"),
    /** The signature is by a hash that is broken; RFC 9325 4.5 and RFC 9155. */
    WEAK_SIGNATURE("H-65"),
    /** The certificate is valid for longer than public authorities may make it. */
    LONG_VALIDITY("H-65"),
    /** The serial number is not positive or too long; RFC 5280 4.1.2.2. */
    ODD_SERIAL_NUMBER("H-65"),
    /** The certificate is not meant for servers; RFC 5280 4.2.1.12. */
    WRONG_PURPOSE("H-60"),
    /** A certificate signed another but is not one of an authority; RFC 5280 4.2.1.9. */
    NOT_AN_AUTHORITY("H-60"),
    /** The first certificate wants the authority's answer sent along; RFC 7633. */
    WANTS_STAPLE("H-67"),
    /** The checks that RFC 5280 6 describes refuse the path for another reason. */
    REFUSED_PATH("H-60");

    private final String rule;

    CertificateFault(String rule) {
        this.rule = rule;
    }

    /** {@return the identifier of the rule, such as {@code H-61}} */
    public String rule() {
        return rule;
    }
}
