package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;

/** Names of many kinds, RFC 5280 4.2.1.6, each with a tag that says which. */
final class GeneralNames {
    private static final int IPV4_LENGTH = 4; // bytes, RFC 5280 4.2.1.6
    private static final int IPV6_LENGTH = 16;

    static final int MAIL = 1; // RFC 5280 4.2.1.6
    static final int DNS = 2;
    static final int LOCATOR = 6;
    static final int ADDRESS = 7;

    private static final Values KINDS = Values.of(
            0,
            "otherName",
            MAIL,
            "rfc822Name",
            DNS,
            "dNSName",
            3,
            "x400Address",
            4,
            "directoryName",
            5,
            "ediPartyName",
            LOCATOR,
            "uniformResourceIdentifier",
            ADDRESS,
            "iPAddress",
            8,
            "registeredID");
    private static final Field LIST = Field.uint("x509ce.GeneralNames", 32, "GeneralNames");
    private static final Field NAME =
            Field.uint("x509ce.GeneralName", 32, "GeneralName").values(KINDS);
    private static final Field OTHER_NAME = Field.group("x509ce.otherName_element", "otherName");
    private static final Field OTHER_TYPE = Field.of(FieldType.OID, "x509ce.type_id", "type-id");
    private static final Field MAIL_NAME = Field.text("x509ce.rfc822Name", "rfc822Name");
    private static final Field DNS_NAME = Field.text("x509ce.dNSName", "dNSName");
    private static final Field X400_NAME = Field.group("x509ce.x400Address_element", "x400Address");
    private static final Field DIRECTORY_NAME =
            Field.uint("x509ce.directoryName", 32, "directoryName").values(Names.CHOICE);
    private static final Field EDI_NAME = Field.group("x509ce.ediPartyName_element", "ediPartyName");
    private static final Field LOCATOR_NAME =
            Field.text("x509ce.uniformResourceIdentifier", "uniformResourceIdentifier");
    private static final Field IPV4_NAME = Field.ipv4("x509ce.IPAddress.ipv4", "iPAddress");
    private static final Field IPV6_NAME = Field.ipv6("x509ce.IPAddress.ipv6", "iPAddress");
    private static final Field ADDRESS_NAME = Field.bytes("x509ce.IPAddress", "iPAddress");
    private static final Field REGISTERED_NAME = Field.of(FieldType.OID, "x509ce.registeredID", "registeredID");
    static final Field[] FIELDS = {
        LIST,
        NAME,
        OTHER_NAME,
        OTHER_TYPE,
        MAIL_NAME,
        DNS_NAME,
        X400_NAME,
        DIRECTORY_NAME,
        EDI_NAME,
        LOCATOR_NAME,
        IPV4_NAME,
        IPV6_NAME,
        ADDRESS_NAME,
        REGISTERED_NAME
    };

    /** By the number of the tag. */
    private static final Dissection.Body[] READERS = {
        GeneralNames::readOther,
        d -> d.text(MAIL_NAME, d.remaining()),
        d -> d.text(DNS_NAME, d.remaining()),
        d -> d.bytes(X400_NAME, d.remaining()),
        GeneralNames::readDirectory,
        d -> d.bytes(EDI_NAME, d.remaining()),
        d -> d.text(LOCATOR_NAME, d.remaining()),
        GeneralNames::readAddress,
        d -> d.bytes(REGISTERED_NAME, d.remaining())
    };

    /** What userPrincipalName holds, [MS-WCCE] 2.2.2.7.7.4. */
    private static final String PRINCIPAL = "1.3.6.1.4.1.311.20.2.3";

    private GeneralNames() {}

    /** Reads subjectAltName or issuerAltName. */
    static void readList(Dissection d) {
        readList(d, LIST, Der.SEQUENCE);
    }

    /** Reads a list of names, an element with {@code identifier}. */
    static void readList(Dissection d, Field field, int identifier) {
        readContents(d, field, Der.enter(d, identifier));
    }

    /** Reads the {@code length} bytes of a list of names. */
    static void readContents(Dissection d, Field field, int length) {
        Der.listContents(d, field, length, list -> {
            Der.label(list, field, "");
            while (list.remaining() > 0) {
                read(list, NAME);
            }
        });
    }

    /** Reads one name below {@code field}, which stands for its kind. */
    static void read(Dissection d, Field field) {
        int kind = Der.number(Der.identifier(d));
        int length = Der.enter(d);
        if (kind >= READERS.length) {
            throw d.malformed();
        }
        d.group(field, length, kind, READERS[kind]);
    }

    private static void readOther(Dissection d) {
        int mark = d.open(OTHER_NAME, d.remaining());
        String type = ObjectIdentifiers.read(d, OTHER_TYPE);
        Der.enter(d, Der.constructed(0));
        if (type.equals(PRINCIPAL)) {
            d.passing(X509Protocols.ATTRIBUTES);
            Texts.read(d, Attributes.UTF8_STRING);
        }
        d.close(mark);
    }

    private static void readDirectory(Dissection d) {
        int mark = d.open(DIRECTORY_NAME, d.remaining(), 0);
        Names.read(d);
        d.close(mark);
    }

    private static void readAddress(Dissection d) {
        int length = d.remaining();
        if (length == IPV4_LENGTH) {
            d.ipv4(IPV4_NAME);
        } else if (length == IPV6_LENGTH) {
            d.ipv6(IPV6_NAME);
        } else {
            d.bytes(ADDRESS_NAME, length);
        }
    }
}
