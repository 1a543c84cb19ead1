package dev.peel.dissectors.x509;

import dev.peel.core.bytes.AddressText;
import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.flow.Slot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What people ask about a certificate, as fields beside those of its parts: one each for a certificate, so that the first {@code
 * hs.cert.subject} is the first certificate's. They are for filters and columns and have no place in the tree.
 */
final class CertificateSummary {
    static final Field NOT_BEFORE =
            Field.of(FieldType.ABSOLUTE_TIME, "hs.cert.not_before", "Certificate not valid before");
    static final Field NOT_AFTER =
            Field.of(FieldType.ABSOLUTE_TIME, "hs.cert.not_after", "Certificate not valid after");
    private static final Field SUBJECT = Field.text("hs.cert.subject", "Certificate subject");
    private static final Field ISSUER = Field.text("hs.cert.issuer", "Certificate issuer");
    private static final Field ALTERNATIVE_NAME = Field.text("hs.cert.san", "Certificate alternative name");
    private static final Field FINGERPRINT = Field.bytes("hs.cert.fingerprint", "Certificate SHA-256 fingerprint");
    private static final Field KEY = Field.text("hs.cert.key", "Certificate key");
    private static final Field SIGNATURE = Field.text("hs.cert.signature", "Certificate signature algorithm");
    static final Field[] FIELDS = {NOT_BEFORE, NOT_AFTER, SUBJECT, ISSUER, ALTERNATIVE_NAME, FINGERPRINT, KEY, SIGNATURE
    };

    private static final Slot<MessageDigest> SHA_256 = Slot.of("x509.sha256");

    private CertificateSummary() {}

    /** Notes the digest of the whole certificate, which the layer at hand is. */
    static void noteFingerprint(Dissection d) {
        if (d.wants(FINGERPRINT) && d.captured() == d.remaining()) {
            int length = d.remaining();
            MessageDigest digest = d.tool(SHA_256, CertificateSummary::digest);
            d.hidden(FINGERPRINT, 0, length, digest.digest(d.rest().copy(0, length)));
        }
    }

    /** Notes the subject, the name at the cursor. */
    static void noteSubject(Dissection d) {
        noteName(d, SUBJECT);
    }

    /** Notes the issuer, the name at the cursor. */
    static void noteIssuer(Dissection d) {
        noteName(d, ISSUER);
    }

    /** Notes the algorithm at the cursor, by which the certificate was signed. */
    static void noteSignature(Dissection d) {
        if (d.wants(SIGNATURE)) {
            d.hidden(SIGNATURE, 0, 0, ObjectIdentifiers.name(ObjectIdentifiers.firstWithin(d)));
        }
    }

    /** Notes the public key at the cursor. */
    static void noteKey(Dissection d) {
        if (d.wants(KEY)) {
            d.hidden(KEY, 0, 0, PublicKeys.describe(d.rest()));
        }
    }

    /** Notes each of the names of a subjectAltName at the cursor that people use: of hosts, addresses, mailboxes and resources. */
    static void noteAlternativeNames(Dissection d) {
        if (!d.wants(ALTERNATIVE_NAME)) {
            return;
        }
        Elements list = new Elements(d.rest());
        if (list.next() && list.enter()) {
            while (list.next()) {
                String name = alternativeName(list);
                if (!name.isEmpty()) {
                    d.hidden(ALTERNATIVE_NAME, list.start(), list.length(), name);
                }
            }
        }
    }

    private static String alternativeName(Elements element) {
        Bytes bytes = element.bytes();
        return switch (Der.number(element.identifier())) {
            case GeneralNames.DNS, GeneralNames.MAIL, GeneralNames.LOCATOR ->
                Texts.decode(bytes, element.start(), element.length(), Der.IA5_STRING);
            case GeneralNames.ADDRESS -> address(bytes.copy(element.start(), element.length()));
            default -> "";
        };
    }

    private static String address(byte[] bytes) {
        return switch (bytes.length) {
            case Integer.BYTES -> AddressText.ipv4(Bytes.i32(bytes, 0));
            case 2 * Long.BYTES -> AddressText.ipv6(bytes, 0);
            default -> HexFormat.of().formatHex(bytes);
        };
    }

    private static void noteName(Dissection d, Field field) {
        if (d.wants(field)) {
            d.hidden(field, 0, 0, NameText.rfc4514(d.rest()));
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
