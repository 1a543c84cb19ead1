package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;

/**
 * The usual form of a response, RFC 6960 4.2.1.
 *
 * <pre>
 *  SEQUENCE {
 *    SEQUENCE { [0] version, [1] name or [2] key of the responder, time, SEQUENCE OF response, [1] extensions }
 *    algorithm, BIT STRING signature, [0] certificates }
 * </pre>
 */
final class OcspResponses {
    private static final Field BASIC = Field.group("ocsp.BasicOCSPResponse_element", "BasicOCSPResponse");
    private static final Field DATA = Field.group("ocsp.tbsResponseData_element", "tbsResponseData");
    private static final Field VERSION =
            Field.sint("ocsp.version", 32, "version").values(Values.of(0, "v1"));
    private static final Field RESPONDER =
            Field.uint("ocsp.responderID", 32, "responderID").values(Values.of(1, "byName", 2, "byKey"));
    private static final Field BY_NAME = Field.uint("ocsp.byName", 32, "byName");
    private static final Field BY_KEY = Field.bytes("ocsp.byKey", "byKey");
    private static final Field PRODUCED_AT = Field.of(FieldType.ABSOLUTE_TIME, "ocsp.producedAt", "producedAt");
    private static final Field RESPONSES = Field.uint("ocsp.responses", 32, "responses");
    private static final Field EXTENSIONS = Field.uint("ocsp.responseExtensions", 32, "responseExtensions");
    private static final Field ALGORITHM = Field.group("ocsp.signatureAlgorithm_element", "signatureAlgorithm");
    private static final Field SIGNATURE = Field.bytes("ocsp.signature", "signature");
    private static final Field CERTIFICATES = Field.uint("ocsp.certs", 32, "certs");
    private static final Field CERTIFICATE = Field.group("ocsp.Certificate_element", "Certificate");
    static final Field[] FIELDS = {
        BASIC,
        DATA,
        VERSION,
        RESPONDER,
        BY_NAME,
        BY_KEY,
        PRODUCED_AT,
        RESPONSES,
        EXTENSIONS,
        ALGORITHM,
        SIGNATURE,
        CERTIFICATES,
        CERTIFICATE
    };

    private OcspResponses() {}

    static void read(Dissection d) {
        Der.whole(d, BASIC, Der.SEQUENCE, OcspResponses::readBasic);
    }

    private static void readBasic(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Der.whole(d, DATA, Der.SEQUENCE, OcspResponses::readData);
        Algorithms.read(d, ALGORITHM);
        d.bytes(SIGNATURE, Der.bits(d));
        if (Der.isAt(d, Der.constructed(0))) {
            Der.enter(d);
            Der.list(d, CERTIFICATES, Der.SEQUENCE, OcspResponses::readCertificates);
        }
    }

    private static void readData(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        if (Der.isAt(d, Der.constructed(0))) {
            Der.enter(d);
            Der.integer(d, VERSION);
        }
        readResponder(d);
        Times.readGeneralized(d, Der.GENERALIZED_TIME, PRODUCED_AT);
        Der.list(d, RESPONSES, Der.SEQUENCE, OcspResponses::readResponses);
        if (Der.isAt(d, Der.constructed(1))) {
            Der.enter(d);
            Extensions.readPlain(d, EXTENSIONS);
        }
    }

    private static void readResponder(Dissection d) {
        int kind = Der.number(Der.identifier(d));
        int length = Der.enter(d);
        int mark = d.open(RESPONDER, length, kind);
        if (kind == 1) {
            d.group(BY_NAME, length, Names::read);
        } else {
            Der.bytes(d, BY_KEY, Der.OCTET_STRING);
        }
        d.close(mark);
    }

    private static void readResponses(Dissection d) {
        Der.label(d, RESPONSES, "");
        while (d.remaining() > 0) {
            OcspStatuses.read(d);
        }
    }

    private static void readCertificates(Dissection d) {
        Der.label(d, CERTIFICATES, "");
        while (d.remaining() > 0) {
            Der.whole(d, CERTIFICATE, Der.SEQUENCE, CertificateDissector::read);
        }
    }
}
