package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;

/** Algorithms and their parameters, RFC 5280 4.1.1.2: those of DSA (RFC 3279), RSASSA-PSS (RFC 4055), elliptic curves (RFC 5480). */
final class Algorithms {
    static final String DSA = "1.2.840.10040.4.1"; // RFC 3279 2.3.2
    static final String ELLIPTIC_CURVE = "1.2.840.10045.2.1"; // RFC 5480 2.1.1
    static final String RSA = "1.2.840.113549.1.1.1"; // RFC 3279 2.3.1
    private static final String PSS = "1.2.840.113549.1.1.10"; // RFC 4055 3

    private static final Field IDENTIFIER = Field.of(FieldType.OID, "x509af.algorithm.id", "Algorithm Id");
    private static final Field DSA_PARAMETERS = Field.group("x509af.DSS_Params_element", "DSS-Params");
    private static final Field P = Field.bytes("x509af.p", "p");
    private static final Field Q = Field.bytes("x509af.q", "q");
    private static final Field G = Field.bytes("x509af.g", "g");
    static final Field[] FRAMEWORK_FIELDS = {IDENTIFIER, DSA_PARAMETERS, P, Q, G};

    private static final Field CURVE = Field.uint("pkcs1.ECParameters", 32, "ECParameters")
            .values(Values.of(0, "specifiedCurve", 1, "namedCurve", 2, "implicitCurve"));
    private static final Field NAMED_CURVE = Field.of(FieldType.OID, "pkcs1.namedCurve", "namedCurve");
    private static final Field SPECIFIED_CURVE = Field.group("pkcs1.specifiedCurve_element", "specifiedCurve");
    private static final Field PSS_PARAMETERS = Field.group("pkcs1.RSASSA_PSS_params_element", "RSASSA-PSS-params");
    private static final Field HASH = Field.group("pkcs1.hashAlgorithm_element", "hashAlgorithm");
    private static final Field MASK = Field.group("pkcs1.maskGenAlgorithm_element", "maskGenAlgorithm");
    private static final Field SALT_LENGTH = Field.sint("pkcs1.saltLength", 32, "saltLength");
    private static final Field TRAILER = Field.sint("pkcs1.trailerField", 32, "trailerField");
    static final Field[] PKCS1_FIELDS = {
        CURVE, NAMED_CURVE, SPECIFIED_CURVE, PSS_PARAMETERS, HASH, MASK, SALT_LENGTH, TRAILER
    };

    private Algorithms() {}

    /** Reads an algorithm with its parameters below {@code field}, which covers all of it. */
    static void read(Dissection d, Field field) {
        Der.whole(d, field, Der.SEQUENCE, whole -> readParts(whole, field));
    }

    private static void readParts(Dissection d, Field field) {
        if (d.labelling()) {
            String name = ObjectIdentifiers.name(ObjectIdentifiers.firstWithin(d));
            d.label(field.label() + (name.isEmpty() ? "" : " (" + name + ")"));
        }
        Der.enter(d, Der.SEQUENCE);
        String algorithm = ObjectIdentifiers.read(d, IDENTIFIER);
        if (d.remaining() == 0) {
            return;
        }
        if (algorithm.equals(ELLIPTIC_CURVE)) {
            d.passing(X509Protocols.PKCS1);
            readCurve(d);
        } else if (algorithm.equals(DSA) && Der.isAt(d, Der.SEQUENCE)) {
            Der.whole(d, DSA_PARAMETERS, Der.SEQUENCE, Algorithms::readDsaParameters);
        } else if (algorithm.equals(PSS)) {
            d.passing(X509Protocols.PKCS1);
            Der.whole(d, PSS_PARAMETERS, Der.SEQUENCE, Algorithms::readPssParameters);
        }
    }

    private static void readCurve(Dissection d) {
        int identifier = Der.identifier(d);
        int choice = identifier == Der.OBJECT_IDENTIFIER ? 1 : identifier == Der.NULL ? 2 : 0;
        int mark = d.open(CURVE, Der.size(d), choice);
        if (choice == 1) {
            ObjectIdentifiers.read(d, NAMED_CURVE);
        } else {
            d.bytes(SPECIFIED_CURVE, Der.size(d));
        }
        d.close(mark);
    }

    private static void readDsaParameters(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Der.number(d, P, Der.INTEGER);
        Der.number(d, Q, Der.INTEGER);
        Der.number(d, G, Der.INTEGER);
    }

    private static void readPssParameters(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        while (d.remaining() > 0) {
            int part = Der.identifier(d);
            Der.enter(d);
            if (part == Der.constructed(0)) {
                read(d, HASH);
            } else if (part == Der.constructed(1)) {
                read(d, MASK);
            } else if (part == Der.constructed(2)) {
                Der.integer(d, SALT_LENGTH);
            } else {
                Der.integer(d, TRAILER);
            }
        }
    }
}
