package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;

/**
 * The status of one certificate, RFC 6960 4.2.1, and what names the certificate, 4.1.1.
 *
 * <pre>
 *  SEQUENCE { SEQUENCE { algorithm, hash of issuer's name, hash of issuer's key, serial number },
 *    [0] good, [1] revoked { time, [0] reason } or [2] unknown, thisUpdate, [0] nextUpdate, [1] extensions }
 * </pre>
 */
final class OcspStatuses {
    private static final int REVOKED = 1; // RFC 6960 4.2.1

    private static final Field RESPONSE = Field.group("ocsp.SingleResponse_element", "SingleResponse");
    private static final Field CERTIFICATE = Field.group("ocsp.certID_element", "certID");
    private static final Field HASH = Field.group("ocsp.hashAlgorithm_element", "hashAlgorithm");
    private static final Field NAME_HASH = Field.bytes("ocsp.issuerNameHash", "issuerNameHash");
    private static final Field KEY_HASH = Field.bytes("ocsp.issuerKeyHash", "issuerKeyHash");
    private static final Field SERIAL_NUMBER = Field.bytes("ocsp.serialNumber", "serialNumber");
    private static final Field STATUS = Field.uint("ocsp.certStatus", 32, "certStatus")
            .values(Values.of(0, "good", REVOKED, "revoked", 2, "unknown"));
    /** In the order of the numbers of the status. */
    private static final Field[] ALTERNATIVES = {
        Field.group("ocsp.good_element", "good"),
        Field.group("ocsp.revoked_element", "revoked"),
        Field.group("ocsp.unknown_element", "unknown")
    };

    private static final Field REVOCATION_TIME =
            Field.of(FieldType.ABSOLUTE_TIME, "ocsp.revocationTime", "revocationTime");
    private static final Field REASON = Field.uint("ocsp.revocationReason", 32, "revocationReason")
            .values(Values.of(
                    0,
                    "unspecified",
                    1,
                    "keyCompromise",
                    2,
                    "cACompromise",
                    3,
                    "affiliationChanged",
                    4,
                    "superseded",
                    5,
                    "cessationOfOperation",
                    6,
                    "certificateHold",
                    8,
                    "removeFromCRL",
                    9,
                    "privilegeWithdrawn",
                    10,
                    "aACompromise"));
    private static final Field THIS_UPDATE = Field.of(FieldType.ABSOLUTE_TIME, "ocsp.thisUpdate", "thisUpdate");
    private static final Field NEXT_UPDATE = Field.of(FieldType.ABSOLUTE_TIME, "ocsp.nextUpdate", "nextUpdate");
    private static final Field EXTENSIONS = Field.uint("ocsp.singleExtensions", 32, "singleExtensions");
    static final Field[] FIELDS = {
        RESPONSE,
        CERTIFICATE,
        HASH,
        NAME_HASH,
        KEY_HASH,
        SERIAL_NUMBER,
        STATUS,
        ALTERNATIVES[0],
        ALTERNATIVES[1],
        ALTERNATIVES[2],
        REVOCATION_TIME,
        REASON,
        THIS_UPDATE,
        NEXT_UPDATE,
        EXTENSIONS
    };

    private OcspStatuses() {}

    static void read(Dissection d) {
        Der.whole(d, RESPONSE, Der.SEQUENCE, OcspStatuses::readParts);
    }

    private static void readParts(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        readCertificate(d, CERTIFICATE);
        readStatus(d);
        Times.readGeneralized(d, Der.GENERALIZED_TIME, THIS_UPDATE);
        if (Der.isAt(d, Der.constructed(0))) {
            Der.enter(d);
            Times.readGeneralized(d, Der.GENERALIZED_TIME, NEXT_UPDATE);
        }
        if (Der.isAt(d, Der.constructed(1))) {
            Der.enter(d);
            Extensions.readPlain(d, EXTENSIONS);
        }
    }

    /** Reads which certificate is meant, below {@code field}. */
    static void readCertificate(Dissection d, Field field) {
        Der.whole(d, field, Der.SEQUENCE, OcspStatuses::readCertificateParts);
    }

    private static void readCertificateParts(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Algorithms.read(d, HASH);
        Der.bytes(d, NAME_HASH, Der.OCTET_STRING);
        Der.bytes(d, KEY_HASH, Der.OCTET_STRING);
        Der.number(d, SERIAL_NUMBER, Der.INTEGER);
    }

    private static void readStatus(Dissection d) {
        int status = Der.number(Der.identifier(d));
        int length = Der.enter(d);
        if (status >= ALTERNATIVES.length) {
            throw d.malformed();
        }
        int mark = d.open(STATUS, length, status);
        d.group(ALTERNATIVES[status], length, status == REVOKED ? OcspStatuses::readRevocation : unread -> {});
        d.close(mark);
    }

    private static void readRevocation(Dissection d) {
        Times.readGeneralized(d, Der.GENERALIZED_TIME, REVOCATION_TIME);
        if (Der.isAt(d, Der.constructed(0))) {
            Der.enter(d);
            int length = Der.enter(d, Der.ENUMERATED);
            d.value(REASON, length, length == 0 ? 0 : d.peekU8(length - 1));
        }
    }
}
