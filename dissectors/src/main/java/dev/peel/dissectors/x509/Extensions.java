package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Extensions, RFC 5280 4.1.2.9. Other protocols can bind themselves to an object identifier in the table {@code x509.extension}.
 *
 * <pre>
 *  SEQUENCE OF { SEQUENCE { identifier, critical BOOLEAN DEFAULT FALSE, OCTET STRING value } }
 * </pre>
 */
final class Extensions {
    private static final String ALTERNATIVE_NAMES = "2.5.29.17"; // RFC 5280 4.2.1.6, the subject's

    static final Table VALUES = Table.of("x509.extension");

    private static final Field LIST = Field.uint("x509af.extensions", 32, "extensions");
    private static final Field EXTENSION = Field.group("x509af.Extension_element", "Extension");
    private static final Field IDENTIFIER = Field.of(FieldType.OID, "x509af.extension.id", "Extension Id");
    private static final Field CRITICAL = Field.flag("x509af.critical", 0, 0, "critical");
    static final Field[] FIELDS = {LIST, EXTENSION, IDENTIFIER, CRITICAL};

    private static final Field PLAIN = Field.group("pkix1explicit.Extension_element", "Extension");
    private static final Field PLAIN_IDENTIFIER = Field.of(FieldType.OID, "pkix1explicit.id", "Id");
    private static final Field PLAIN_CRITICAL = Field.flag("pkix1explicit.critical", 0, 0, "critical");
    static final Field[] PLAIN_FIELDS = {PLAIN, PLAIN_IDENTIFIER, PLAIN_CRITICAL};

    /** What is in an extension, and the protocol that Wireshark counts it to. */
    private record Known(Supplier<Protocol> protocol, Dissection.Body body) {}

    private static final Map<String, Known> KNOWN = Map.ofEntries(
            // RFC 5280 4.2.1
            standard("2.5.29.14", ExtensionValues::readSubjectKeyIdentifier),
            standard("2.5.29.15", ExtensionValues::readKeyUsage),
            standard("2.5.29.16", ExtensionValues::readPrivateKeyUsagePeriod),
            standard(ALTERNATIVE_NAMES, GeneralNames::readList),
            standard("2.5.29.18", GeneralNames::readList),
            standard("2.5.29.19", ExtensionValues::readBasicConstraints),
            standard("2.5.29.31", DistributionPoints::read),
            standard("2.5.29.32", Policies::read),
            standard("2.5.29.35", ExtensionValues::readAuthorityKeyIdentifier),
            standard("2.5.29.37", ExtensionValues::readKeyPurposes),
            standard("2.5.29.46", DistributionPoints::read),
            Map.entry("1.3.6.1.5.5.7.1.1", new Known(() -> X509Protocols.IMPLICIT, AccessDescriptions::readAuthority)),
            Map.entry("1.3.6.1.5.5.7.1.11", new Known(() -> X509Protocols.IMPLICIT, AccessDescriptions::readSubject)),
            Map.entry("1.3.6.1.5.5.7.1.24", new Known(() -> X509Protocols.EXPLICIT, Policies::readFeatures)),
            // [MS-WCCE] 2.2.2.7.7
            standard("1.3.6.1.4.1.311.21.7", VendorExtensions::readTemplate),
            standard("1.3.6.1.4.1.311.21.10", Policies::read),
            attribute("1.3.6.1.4.1.311.20.2", d -> Texts.read(d, Attributes.BMP_STRING)),
            attribute("1.3.6.1.4.1.311.21.1", d -> Der.integer(d, Attributes.INTEGER)),
            attribute("1.3.6.1.4.1.311.21.2", d -> Der.bytes(d, Attributes.OCTET_STRING, Der.OCTET_STRING)),
            attribute("1.3.6.1.4.1.311.21.4", d -> Times.readUtc(d, Attributes.UTC_TIME)),
            standard("1.2.840.113533.7.65.0", VendorExtensions::readEntrustVersion),
            netscape("2.16.840.1.113730.1.1", VendorExtensions::readNetscapeType),
            netscape("2.16.840.1.113730.1.2", d -> Texts.read(d, VendorExtensions.BASE_LOCATOR)),
            netscape("2.16.840.1.113730.1.3", d -> Texts.read(d, VendorExtensions.REVOCATION_LOCATOR)),
            netscape("2.16.840.1.113730.1.4", d -> Texts.read(d, VendorExtensions.AUTHORITY_REVOCATION_LOCATOR)),
            netscape("2.16.840.1.113730.1.8", d -> Texts.read(d, VendorExtensions.POLICY_LOCATOR)),
            netscape("2.16.840.1.113730.1.12", d -> Texts.read(d, VendorExtensions.SERVER_NAME)),
            netscape("2.16.840.1.113730.1.13", d -> Texts.read(d, VendorExtensions.COMMENT)),
            // RFC 6960 4.2.2.2.1 and 4.4.1
            Map.entry("1.3.6.1.5.5.7.48.1.2", new Known(() -> OcspProtocol.OCSP, OcspRequestDissector::readNonce)),
            Map.entry("1.3.6.1.5.5.7.48.1.5", new Known(() -> OcspProtocol.OCSP, OcspRequestDissector::readNoCheck)));

    private Extensions() {}

    /** Reads a certificate's extensions. */
    static void read(Dissection d) {
        Der.list(d, LIST, Der.SEQUENCE, Extensions::readAll);
    }

    /** Reads extensions of another structure than a certificate. */
    static void readPlain(Dissection d, Field list) {
        Der.list(d, list, Der.SEQUENCE, whole -> {
            Der.label(whole, list, "");
            while (whole.remaining() > 0) {
                Der.whole(whole, PLAIN, Der.SEQUENCE, Extensions::readPlainOne);
            }
        });
    }

    private static void readAll(Dissection d) {
        Der.label(d, LIST, "");
        while (d.remaining() > 0) {
            Der.whole(d, EXTENSION, Der.SEQUENCE, Extensions::readOne);
        }
    }

    private static void readOne(Dissection d) {
        if (d.labelling()) {
            d.label(EXTENSION.label() + " (" + ObjectIdentifiers.name(ObjectIdentifiers.firstWithin(d)) + ")");
        }
        readOne(d, IDENTIFIER, CRITICAL);
    }

    private static void readPlainOne(Dissection d) {
        readOne(d, PLAIN_IDENTIFIER, PLAIN_CRITICAL);
    }

    private static void readOne(Dissection d, Field identifierField, Field critical) {
        Der.enter(d, Der.SEQUENCE);
        String identifier = ObjectIdentifiers.read(d, identifierField);
        if (Der.isAt(d, Der.BOOLEAN)) {
            Der.bool(d, critical);
        }
        int length = Der.enter(d, Der.OCTET_STRING);
        Known known = KNOWN.get(identifier);
        if (known != null) {
            if (identifier.equals(ALTERNATIVE_NAMES)) {
                CertificateSummary.noteAlternativeNames(d);
            }
            d.limit(length);
            d.passing(known.protocol.get());
            known.body.dissect(d);
        } else if (d.isBound(VALUES, identifier)) {
            d.nested(VALUES, identifier, length);
        }
    }

    private static Map.Entry<String, Known> standard(String identifier, Dissection.Body body) {
        return Map.entry(identifier, new Known(() -> X509Protocols.CERTIFICATE_EXTENSIONS, body));
    }

    private static Map.Entry<String, Known> attribute(String identifier, Dissection.Body body) {
        return Map.entry(identifier, new Known(() -> X509Protocols.ATTRIBUTES, body));
    }

    private static Map.Entry<String, Known> netscape(String identifier, Dissection.Body body) {
        return Map.entry(identifier, new Known(() -> X509Protocols.NETSCAPE, body));
    }
}
