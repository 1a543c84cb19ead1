package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.dissectors.values.TruthNames;

/** What is in extensions on keys and on who may sign, RFC 5280 4.2.1.1 to 4.2.1.3, 4.2.1.9 and 4.2.1.12. */
final class ExtensionValues {
    private static final Field AUTHORITY =
            Field.group("x509ce.AuthorityKeyIdentifier_element", "AuthorityKeyIdentifier");
    private static final Field KEY_IDENTIFIER = Field.bytes("x509ce.keyIdentifier", "keyIdentifier");
    private static final Field AUTHORITY_ISSUER = Field.uint("x509ce.authorityCertIssuer", 32, "authorityCertIssuer");
    private static final Field AUTHORITY_SERIAL =
            Field.bytes("x509ce.authorityCertSerialNumber", "authorityCertSerialNumber");
    private static final Field SUBJECT_KEY = Field.bytes("x509ce.SubjectKeyIdentifier", "SubjectKeyIdentifier");
    private static final Field KEY_USAGE = Field.bytes("x509ce.KeyUsage", "KeyUsage");
    private static final Field DECIPHER_ONLY = usage("decipherOnly", 0x80);
    /** In the order of the bits of the first byte. */
    private static final Field[] USAGES = {
        usage("digitalSignature", 0x80),
        usage("contentCommitment", 0x40),
        usage("keyEncipherment", 0x20),
        usage("dataEncipherment", 0x10),
        usage("keyAgreement", 0x08),
        usage("keyCertSign", 0x04),
        usage("cRLSign", 0x02),
        usage("encipherOnly", 0x01)
    };

    private static final Field PERIOD = Field.group("x509ce.PrivateKeyUsagePeriod_element", "PrivateKeyUsagePeriod");
    private static final Field NOT_BEFORE = Field.of(FieldType.ABSOLUTE_TIME, "x509ce.notBefore", "notBefore");
    private static final Field NOT_AFTER = Field.of(FieldType.ABSOLUTE_TIME, "x509ce.notAfter", "notAfter");
    private static final Field CONSTRAINTS =
            Field.group("x509ce.BasicConstraintsSyntax_element", "BasicConstraintsSyntax");
    private static final Field IS_AUTHORITY = Field.flag("x509ce.cA", 0, 0, "cA");
    private static final Field PATH_LENGTH = Field.uint("x509ce.pathLenConstraint", 64, "pathLenConstraint");
    private static final Field PURPOSES = Field.uint("x509ce.KeyPurposeIDs", 32, "KeyPurposeIDs");
    private static final Field PURPOSE = Field.of(FieldType.OID, "x509ce.KeyPurposeId", "KeyPurposeId");
    static final Field[] FIELDS = {
        AUTHORITY,
        KEY_IDENTIFIER,
        AUTHORITY_ISSUER,
        AUTHORITY_SERIAL,
        SUBJECT_KEY,
        KEY_USAGE,
        USAGES[0],
        USAGES[1],
        USAGES[2],
        USAGES[3],
        USAGES[4],
        USAGES[5],
        USAGES[6],
        USAGES[7],
        DECIPHER_ONLY,
        PERIOD,
        NOT_BEFORE,
        NOT_AFTER,
        CONSTRAINTS,
        IS_AUTHORITY,
        PATH_LENGTH,
        PURPOSES,
        PURPOSE
    };

    private ExtensionValues() {}

    static void readSubjectKeyIdentifier(Dissection d) {
        Der.bytes(d, SUBJECT_KEY, Der.OCTET_STRING);
    }

    static void readAuthorityKeyIdentifier(Dissection d) {
        Der.whole(d, AUTHORITY, Der.SEQUENCE, ExtensionValues::readAuthorityParts);
    }

    private static void readAuthorityParts(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        if (Der.isAt(d, Der.primitive(0))) {
            Der.bytes(d, KEY_IDENTIFIER, Der.primitive(0));
        }
        if (Der.isAt(d, Der.constructed(1))) {
            GeneralNames.readList(d, AUTHORITY_ISSUER, Der.constructed(1));
        }
        if (Der.isAt(d, Der.primitive(2))) {
            Der.number(d, AUTHORITY_SERIAL, Der.primitive(2));
        }
    }

    static void readKeyUsage(Dissection d) {
        int length = Der.bits(d);
        int mark = d.open(KEY_USAGE, length);
        if (length > 0) {
            int first = d.peekU8(0);
            for (Field usage : USAGES) {
                d.part(usage, 1, first);
            }
            // The ninth bit. Where there is no second byte, the field still shows that it is not set.
            d.skip(Math.min(1, length - 1));
            d.part(DECIPHER_ONLY, 1, length > 1 ? d.peekU8(0) : 0);
            d.skip(length > 1 ? length - 1 : length);
        }
        d.close(mark);
    }

    static void readPrivateKeyUsagePeriod(Dissection d) {
        Der.whole(d, PERIOD, Der.SEQUENCE, ExtensionValues::readPeriod);
    }

    private static void readPeriod(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        if (Der.isAt(d, Der.primitive(0))) {
            Times.readGeneralized(d, Der.primitive(0), NOT_BEFORE);
        }
        if (Der.isAt(d, Der.primitive(1))) {
            Times.readGeneralized(d, Der.primitive(1), NOT_AFTER);
        }
    }

    static void readBasicConstraints(Dissection d) {
        Der.whole(d, CONSTRAINTS, Der.SEQUENCE, ExtensionValues::readConstraints);
    }

    private static void readConstraints(Dissection d) {
        if (Der.enter(d, Der.SEQUENCE) == 0 && d.labelling()) {
            d.label(CONSTRAINTS.label() + " [0 length]");
        }
        if (Der.isAt(d, Der.BOOLEAN)) {
            Der.bool(d, IS_AUTHORITY);
        }
        if (Der.isAt(d, Der.INTEGER)) {
            Der.integer(d, PATH_LENGTH);
        }
    }

    static void readKeyPurposes(Dissection d) {
        Der.list(d, PURPOSES, Der.SEQUENCE, ExtensionValues::readPurposes);
    }

    private static void readPurposes(Dissection d) {
        Der.label(d, PURPOSES, "");
        while (d.remaining() > 0) {
            ObjectIdentifiers.read(d, PURPOSE);
        }
    }

    private static Field usage(String name, int mask) {
        return Field.flag("x509ce.KeyUsage." + name, Byte.SIZE, mask, name).values(TruthNames.TRUE_FALSE);
    }
}
