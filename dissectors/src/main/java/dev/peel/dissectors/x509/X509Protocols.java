package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parts that Wireshark divides certificates into, each a protocol named after an ASN.1 module, with the fields of all that read
 * them. They have no place in the tree; which of them were met shows in {@code frame.protocols}.
 */
final class X509Protocols {
    static final Field PADDING = Field.uint("ber.bitstring.padding", 8, "Padding");

    static final Protocol FRAMEWORK = part(
                    "x509af",
                    "X509AF",
                    "X.509 Authentication Framework",
                    CertificateDissector.FIELDS,
                    Times.FIELDS,
                    Algorithms.FRAMEWORK_FIELDS,
                    PublicKeys.FIELDS,
                    Extensions.FIELDS,
                    CertificateSummary.FIELDS)
            .uncounted();
    static final Protocol INFORMATION = part("x509if", "X509IF", "X.509 Information Framework", Names.FIELDS)
            .uncounted();
    static final Protocol ATTRIBUTES = part("x509sat", "X509SAT", "X.509 Selected Attribute Types", Attributes.FIELDS);
    static final Protocol CERTIFICATE_EXTENSIONS = part(
            "x509ce",
            "X509CE",
            "X.509 Certificate Extensions",
            ExtensionValues.FIELDS,
            GeneralNames.FIELDS,
            DistributionPoints.FIELDS,
            Policies.FIELDS,
            VendorExtensions.FIELDS);
    static final Protocol PKCS1 = part("pkcs-1", "PKCS-1", "PKCS#1", Algorithms.PKCS1_FIELDS, PublicKeys.PKCS1_FIELDS);
    static final Protocol EXPLICIT =
            part("pkix1explicit", "PKIX1EXPLICIT", "PKIX1Explicit", Policies.EXPLICIT_FIELDS, Extensions.PLAIN_FIELDS);
    static final Protocol IMPLICIT = part(
            "pkix1implicit", "PKIX1IMPLICIT", "PKIX1Implitit", Policies.IMPLICIT_FIELDS, AccessDescriptions.FIELDS);
    static final Protocol NETSCAPE =
            part("ns_cert_exts", "NS_CERT_EXTS", "NetScape Certificate Extensions", VendorExtensions.NETSCAPE_FIELDS);
    private static final Protocol BER = part("ber", "BER", "Basic Encoding Rules (ASN.1 X.690)", new Field[] {PADDING})
            .uncounted();

    private static final List<Protocol> ALL = List.of(
            FRAMEWORK, INFORMATION, ATTRIBUTES, CERTIFICATE_EXTENSIONS, PKCS1, EXPLICIT, IMPLICIT, NETSCAPE, BER);

    private X509Protocols() {}

    /** Declares all of them, for a dissector that reads certificates or parts of them. */
    static void declare(Registrar registrar) {
        ALL.forEach(registrar::protocol);
    }

    /** {@return whether anybody asked for anything of them} */
    static boolean areWanted(Dissection d) {
        for (Protocol protocol : ALL) {
            if (d.wantsFieldsOf(protocol)) {
                return true;
            }
        }
        return false;
    }

    private static Protocol part(String abbreviation, String shortName, String label, Field[]... fields) {
        return Protocol.of(
                        abbreviation,
                        shortName,
                        label,
                        Stream.of(fields).flatMap(Arrays::stream).toArray(Field[]::new))
                .hidden();
    }
}
