package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;

/** The policies that a certificate was issued under, RFC 5280 4.2.1.4, and what a server must do with it, RFC 7633. */
final class Policies {
    private static final String PRACTICE = "1.3.6.1.5.5.7.2.1"; // RFC 5280 4.2.1.4
    private static final String NOTICE = "1.3.6.1.5.5.7.2.2";

    private static final Field LIST = Field.uint("x509ce.CertificatePoliciesSyntax", 32, "CertificatePoliciesSyntax");
    private static final Field ELEMENT = Field.group("x509ce.PolicyInformation_element", "PolicyInformation");
    private static final Field IDENTIFIER = Field.of(FieldType.OID, "x509ce.policyIdentifier", "policyIdentifier");
    private static final Field QUALIFIERS = Field.uint("x509ce.policyQualifiers", 32, "policyQualifiers");
    private static final Field QUALIFIER = Field.group("x509ce.PolicyQualifierInfo_element", "PolicyQualifierInfo");
    private static final Field QUALIFIER_IDENTIFIER = Field.of(FieldType.OID, "x509ce.id", "Id");
    static final Field[] FIELDS = {LIST, ELEMENT, IDENTIFIER, QUALIFIERS, QUALIFIER, QUALIFIER_IDENTIFIER};

    private static final Field PRACTICE_LOCATOR = Field.text("pkix1explicit.DirectoryString", "DirectoryString");
    private static final Field FEATURES = Field.uint("pkix1explicit.Features", 32, "Features");
    private static final Field FEATURE = Field.uint("pkix1explicit.Features_item", 16, "Features item");
    static final Field[] EXPLICIT_FIELDS = {PRACTICE_LOCATOR, FEATURES, FEATURE};

    private static final Values TEXTS = Values.of(0, "ia5String", 1, "visibleString", 2, "bmpString", 3, "utf8String");
    private static final Field USER_NOTICE = Field.group("pkix1implicit.UserNotice_element", "UserNotice");
    private static final Field REFERENCE = Field.group("pkix1implicit.noticeRef_element", "noticeRef");
    private static final Field ORGANIZATION =
            Field.uint("pkix1implicit.organization", 32, "organization").values(TEXTS);
    private static final Field NUMBERS = Field.uint("pkix1implicit.noticeNumbers", 32, "noticeNumbers");
    private static final Field NUMBER = Field.sint("pkix1implicit.noticeNumbers_item", 32, "noticeNumbers item");
    private static final Field EXPLICIT_TEXT =
            Field.uint("pkix1implicit.explicitText", 32, "explicitText").values(TEXTS);
    /** In the order of the numbers of {@link #TEXTS}. */
    private static final Field[] ALTERNATIVES = {
        Field.text("pkix1implicit.ia5String", "ia5String"),
        Field.text("pkix1implicit.visibleString", "visibleString"),
        Field.text("pkix1implicit.bmpString", "bmpString"),
        Field.text("pkix1implicit.utf8String", "utf8String")
    };

    static final Field[] IMPLICIT_FIELDS = {
        USER_NOTICE,
        REFERENCE,
        ORGANIZATION,
        NUMBERS,
        NUMBER,
        EXPLICIT_TEXT,
        ALTERNATIVES[0],
        ALTERNATIVES[1],
        ALTERNATIVES[2],
        ALTERNATIVES[3]
    };

    private Policies() {}

    static void read(Dissection d) {
        Der.list(d, LIST, Der.SEQUENCE, Policies::readAll);
    }

    private static void readAll(Dissection d) {
        Der.label(d, LIST, "");
        while (d.remaining() > 0) {
            Der.whole(d, ELEMENT, Der.SEQUENCE, Policies::readPolicy);
        }
    }

    private static void readPolicy(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        ObjectIdentifiers.read(d, IDENTIFIER);
        if (d.remaining() > 0) {
            Der.list(d, QUALIFIERS, Der.SEQUENCE, Policies::readQualifiers);
        }
    }

    private static void readQualifiers(Dissection d) {
        Der.label(d, QUALIFIERS, "");
        while (d.remaining() > 0) {
            Der.whole(d, QUALIFIER, Der.SEQUENCE, Policies::readQualifier);
        }
    }

    private static void readQualifier(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        String kind = ObjectIdentifiers.read(d, QUALIFIER_IDENTIFIER);
        if (kind.equals(PRACTICE)) {
            d.passing(X509Protocols.EXPLICIT);
            Texts.read(d, PRACTICE_LOCATOR);
        } else if (kind.equals(NOTICE)) {
            d.passing(X509Protocols.IMPLICIT);
            Der.whole(d, USER_NOTICE, Der.SEQUENCE, Policies::readNotice);
        }
    }

    private static void readNotice(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        if (Der.isAt(d, Der.SEQUENCE)) {
            Der.whole(d, REFERENCE, Der.SEQUENCE, Policies::readReference);
        }
        if (d.remaining() > 0) {
            readText(d, EXPLICIT_TEXT);
        }
    }

    private static void readReference(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        readText(d, ORGANIZATION);
        Der.list(d, NUMBERS, Der.SEQUENCE, Policies::readNumbers);
    }

    private static void readNumbers(Dissection d) {
        Der.label(d, NUMBERS, "");
        while (d.remaining() > 0) {
            Der.integer(d, NUMBER);
        }
    }

    private static void readText(Dissection d, Field choice) {
        int identifier = Der.identifier(d);
        int alternative =
                switch (identifier) {
                    case Der.IA5_STRING -> 0;
                    case Der.VISIBLE_STRING -> 1;
                    case Der.BMP_STRING -> 2;
                    case Der.UTF8_STRING -> 3;
                    default -> throw d.malformed();
                };
        int mark = d.open(choice, Der.size(d), alternative);
        Texts.readContents(d, ALTERNATIVES[alternative], identifier, Der.enter(d));
        d.close(mark);
    }

    /** Reads the extensions of TLS that a server with the certificate must have: 5, status_request, is "must staple". */
    static void readFeatures(Dissection d) {
        Der.list(d, FEATURES, Der.SEQUENCE, features -> {
            Der.label(features, FEATURES, "");
            while (features.remaining() > 0) {
                Der.integer(features, FEATURE);
            }
        });
    }
}
