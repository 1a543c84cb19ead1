package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** Certificate, CertificateRequest and CompressedCertificate: RFC 5246 7.4.2 and 7.4.4, RFC 8446 4.3.2 and 4.4.2, RFC 8879 4. */
final class Certificates {
    private static final Field CERTIFICATES_LENGTH =
            Field.uint("tls.handshake.certificates_length", 24, "Certificates Length");
    private static final Field CERTIFICATES = Field.group("tls.handshake.certificates", "Certificates");
    static final Field CERTIFICATE_LENGTH = Field.uint("tls.handshake.certificate_length", 24, "Certificate Length");
    static final Field CERTIFICATE = Field.bytes("tls.handshake.certificate", "Certificate");
    private static final Field CONTEXT_LENGTH =
            Field.uint("tls.handshake.certificate_request_context_length", 8, "Certificate Request Context Length");
    private static final Field CONTEXT =
            Field.bytes("tls.handshake.certificate_request_context", "Certificate Request Context");
    private static final Field TYPES_COUNT = Field.uint("tls.handshake.cert_types_count", 8, "Certificate types count");
    private static final Field TYPES = Field.group("tls.handshake.cert_types", "Certificate types");
    static final Field TYPE = Field.uint("tls.handshake.cert_type", 8, "Certificate type")
            .values(NamedValues.of("tls-certificate-types.tsv"));
    private static final Field NAMES_LENGTH = Field.uint("tls.handshake.dnames_len", 16, "Distinguished Names Length");
    private static final Field NAMES = Field.group("tls.handshake.dnames", "Distinguished Names");
    private static final Field NAME_LENGTH = Field.uint("tls.handshake.dname_len", 16, "Distinguished Name Length");
    private static final Field NAME = Field.group("tls.handshake.dname", "Distinguished Name");
    private static final Field ALGORITHM = Field.uint("tls.compress_certificate.algorithm", 16, "Algorithm")
            .values(NamedValues.of("tls-certificate-compression-algorithms.tsv"));
    private static final Field ALGORITHMS_LENGTH =
            Field.uint("tls.compress_certificate.algorithms_length", 8, "Algorithms Length");
    private static final Field UNCOMPRESSED_LENGTH =
            Field.uint("tls.compress_certificate.uncompressed_length", 24, "Uncompressed Length");
    private static final Field COMPRESSED_LENGTH =
            Field.uint("tls.compress_certificate.compressed_certificate_message.length", 24, "Length");
    private static final Field COMPRESSED =
            Field.bytes("tls.compress_certificate.compressed_certificate_message", "Compressed Certificate Message");
    static final Field[] FIELDS = {
        CERTIFICATES_LENGTH,
        CERTIFICATES,
        CERTIFICATE_LENGTH,
        CERTIFICATE,
        CONTEXT_LENGTH,
        CONTEXT,
        TYPES_COUNT,
        TYPES,
        TYPE,
        NAMES_LENGTH,
        NAMES,
        NAME_LENGTH,
        NAME,
        ALGORITHM,
        ALGORITHMS_LENGTH,
        UNCOMPRESSED_LENGTH,
        COMPRESSED_LENGTH,
        COMPRESSED
    };

    /** What reads a certificate; the names of its types are those of RFC 7250 3. */
    static final Table TYPES_OF_CERTIFICATES = Table.of("tls.certificate");

    /** What reads a distinguished name. */
    static final Table NAMES_OF_AUTHORITIES = Table.of("tls.distinguished_name");

    private static final String X509 = "X.509";

    private Certificates() {}

    static void read(Dissection d) {
        boolean is13 = TlsSession.of(d).is13();
        if (is13) {
            Vectors.bytes(d, CONTEXT_LENGTH, 1, CONTEXT);
        }
        int length = Vectors.length(d, CERTIFICATES_LENGTH, 3);
        if (length == 0) {
            return;
        }
        int end = d.position() + length;
        int mark = d.open(CERTIFICATES, length);
        if (d.labelling()) {
            d.label(mark, "Certificates (" + Vectors.count(length, "byte") + ")");
        }
        while (d.position() < end) {
            readCertificate(d);
            if (is13) {
                Extensions.read(d, Extensions.Place.CERTIFICATE);
            }
        }
        d.close(mark);
    }

    private static void readCertificate(Dissection d) {
        int length = Vectors.length(d, CERTIFICATE_LENGTH, 3);
        if (length > 0) {
            int mark = d.open(CERTIFICATE, length);
            d.nested(TYPES_OF_CERTIFICATES, X509, length);
            d.close(mark);
        }
    }

    static void readRequest(Dissection d) {
        TlsSession session = TlsSession.of(d);
        if (session.is13()) {
            Vectors.bytes(d, CONTEXT_LENGTH, 1, CONTEXT);
            Extensions.read(d, Extensions.Place.CERTIFICATE_REQUEST);
            return;
        }
        int count = Vectors.length(d, TYPES_COUNT, 1);
        Vectors.list(d, TYPES, TYPE, 1, count, "Certificate types", "type");
        if (session.shownVersion() >= Versions.TLS_1_2) {
            Signatures.readAlgorithms(d);
        }
        readNames(d);
    }

    /** Reads a list of distinguished names with its length. */
    static void readNames(Dissection d) {
        int length = Vectors.length(d, NAMES_LENGTH, 2);
        if (length == 0) {
            return;
        }
        int end = d.position() + length;
        int mark = d.open(NAMES, length);
        if (d.labelling()) {
            d.label(mark, "Distinguished Names (" + Vectors.count(length, "byte") + ")");
        }
        while (d.position() < end) {
            int nameLength = Vectors.length(d, NAME_LENGTH, 2);
            int name = d.open(NAME, nameLength);
            d.nested(NAMES_OF_AUTHORITIES, X509, nameLength);
            d.close(name);
        }
        d.close(mark);
    }

    static void readCompressed(Dissection d) {
        d.u16(ALGORITHM);
        d.u24(UNCOMPRESSED_LENGTH);
        Vectors.bytes(d, COMPRESSED_LENGTH, 3, COMPRESSED);
    }

    /** Reads the compress_certificate extension, RFC 8879 3. */
    static void readCompressions(Dissection d) {
        int length = Vectors.length(d, ALGORITHMS_LENGTH, 1);
        Vectors.numbers(d, ALGORITHM, 2, d.position() + length);
    }
}
