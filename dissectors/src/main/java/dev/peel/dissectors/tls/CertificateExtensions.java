package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.dissectors.values.NamedValues;

/**
 * Extensions on what certificates will do: cert_type (RFC 6091 3), client_certificate_type and server_certificate_type (RFC 7250 3),
 * client_authz and server_authz (RFC 5878 2), oid_filters (RFC 8446 4.2.5).
 */
final class CertificateExtensions {
    private static final Field TYPES_LENGTH =
            Field.uint("tls.handshake.cert_type.types_len", 8, "Certificate Type List Length");
    private static final Field TYPES = Field.group("tls.handshake.cert_type.types", "Certificate Type List");
    private static final Field TYPE = Field.uint("tls.handshake.cert_type.type", 8, "Certificate Type")
            .hex()
            .values(NamedValues.of("tls-certificate-formats.tsv"));
    private static final Field FILTERS_LENGTH =
            Field.uint("tls.extension.oid_filters_length", 16, "OID Filters Length");
    private static final Field OID_LENGTH =
            Field.uint("tls.extension.oid_filters.oid_length", 8, "Certificate Extension OID Length");
    private static final Field OID =
            Field.of(FieldType.OID, "tls.extension.oid_filters.oid", "Certificate Extension OID");
    private static final Field OID_VALUES_LENGTH =
            Field.uint("tls.extension.oid_filters.values_length", 16, "Certificate Extension Values Length");
    private static final Field OID_VALUES =
            Field.bytes("tls.extension.oid_filters.values", "Certificate Extension Values");
    private static final Field FORMATS_LENGTH =
            Field.uint("tls.extension.authz_formats_length", 8, "Authorization Formats Length");
    private static final Field FORMAT = Field.uint("tls.extension.authz_format", 8, "Authorization Format")
            .values(NamedValues.of("tls-authorization-data-formats.tsv"));
    static final Field[] FIELDS = {
        TYPES_LENGTH,
        TYPES,
        TYPE,
        FILTERS_LENGTH,
        OID_LENGTH,
        OID,
        OID_VALUES_LENGTH,
        OID_VALUES,
        FORMATS_LENGTH,
        FORMAT
    };

    private CertificateExtensions() {}

    /** Reads the types a client offers, or the one that the server chose. */
    static void readTypes(Dissection d, Extensions.Place place) {
        if (place.isAnswer()) {
            d.u8(TYPE);
        } else {
            int length = Vectors.length(d, TYPES_LENGTH, 1);
            Vectors.list(d, TYPES, TYPE, 1, length, "Certificate Type List", "type");
        }
    }

    static void readAuthorizationFormats(Dissection d) {
        int length = Vectors.length(d, FORMATS_LENGTH, 1);
        Vectors.numbers(d, FORMAT, 1, d.position() + length);
    }

    static void readOidFilters(Dissection d) {
        int end = Vectors.length(d, FILTERS_LENGTH, 2);
        end += d.position();
        while (d.position() < end) {
            d.bytes(OID, Vectors.length(d, OID_LENGTH, 1));
            Vectors.bytes(d, OID_VALUES_LENGTH, 2, OID_VALUES);
        }
    }
}
