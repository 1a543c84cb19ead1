package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;

/** Where more is told of a certificate's issuer or subject, RFC 5280 4.2.2. */
final class AccessDescriptions {
    private static final Field AUTHORITY =
            Field.uint("pkix1implicit.AuthorityInfoAccessSyntax", 32, "AuthorityInfoAccessSyntax");
    private static final Field SUBJECT =
            Field.uint("pkix1implicit.SubjectInfoAccessSyntax", 32, "SubjectInfoAccessSyntax");
    private static final Field ELEMENT = Field.group("pkix1implicit.AccessDescription_element", "AccessDescription");
    private static final Field METHOD = Field.of(FieldType.OID, "pkix1implicit.accessMethod", "accessMethod");
    private static final Field LOCATION = Field.uint("pkix1implicit.accessLocation", 32, "accessLocation");
    static final Field[] FIELDS = {AUTHORITY, SUBJECT, ELEMENT, METHOD, LOCATION};

    private AccessDescriptions() {}

    static void readAuthority(Dissection d) {
        read(d, AUTHORITY);
    }

    static void readSubject(Dissection d) {
        read(d, SUBJECT);
    }

    private static void read(Dissection d, Field list) {
        Der.list(d, list, Der.SEQUENCE, all -> {
            Der.label(all, list, "");
            while (all.remaining() > 0) {
                Der.whole(all, ELEMENT, Der.SEQUENCE, AccessDescriptions::readOne);
            }
        });
    }

    private static void readOne(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        ObjectIdentifiers.read(d, METHOD);
        GeneralNames.read(d, LOCATION);
    }
}
