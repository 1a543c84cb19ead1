package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.Set;

/** Values of the attributes in names, RFC 5280 appendix A.1, and of extensions that are one such value. */
final class Attributes {
    /** countryName, RFC 5280 appendix A.1, and that of extended validation certificates. */
    private static final Set<String> COUNTRIES = Set.of("2.5.4.6", "1.3.6.1.4.1.311.60.2.1.3");
    /** serialNumber and dnQualifier, RFC 5280 appendix A.1. */
    private static final Set<String> PRINTABLE = Set.of("2.5.4.5", "2.5.4.46");
    /** domainComponent and emailAddress, RFC 5280 appendix A.1. */
    private static final Set<String> IA5 = Set.of("0.9.2342.19200300.100.1.25", "1.2.840.113549.1.9.1");

    private static final int UNKNOWN = -1;
    private static final Values CHOICE =
            Values.of(0, "teletexString", 1, "printableString", 2, "universalString", 3, "bmpString", 4, "uTF8String");
    private static final Field DIRECTORY_STRING =
            Field.uint("x509sat.DirectoryString", 32, "DirectoryString").values(CHOICE);
    /** In the order of the numbers of {@link #CHOICE}. */
    private static final Field[] ALTERNATIVES = {
        Field.text("x509sat.teletexString", "teletexString"),
        Field.text("x509sat.printableString", "printableString"),
        Field.text("x509sat.universalString", "universalString"),
        Field.text("x509sat.bmpString", "bmpString"),
        Field.text("x509sat.uTF8String", "uTF8String")
    };

    private static final Field COUNTRY_NAME = Field.text("x509sat.CountryName", "CountryName");
    private static final Field PRINTABLE_STRING = Field.text("x509sat.PrintableString", "PrintableString");
    private static final Field IA5_STRING = Field.text("x509sat.IA5String", "IA5String");
    static final Field UTF8_STRING = Field.text("x509sat.UTF8String", "UTF8String");
    static final Field BMP_STRING = Field.text("x509sat.BMPString", "BMPString");
    static final Field INTEGER = Field.sint("x509sat.Integer", 32, "Integer");
    static final Field OCTET_STRING = Field.bytes("x509sat.OctetString", "OctetString");
    static final Field UTC_TIME = Field.text("x509sat.UTCTime", "UTCTime");
    static final Field[] FIELDS = {
        DIRECTORY_STRING,
        ALTERNATIVES[0],
        ALTERNATIVES[1],
        ALTERNATIVES[2],
        ALTERNATIVES[3],
        ALTERNATIVES[4],
        COUNTRY_NAME,
        PRINTABLE_STRING,
        IA5_STRING,
        UTF8_STRING,
        BMP_STRING,
        INTEGER,
        OCTET_STRING,
        UTC_TIME
    };

    private Attributes() {}

    /** Reads the value of an attribute of {@code type}, an object identifier; of one that is not known, what is a string. */
    static void read(Dissection d, String type) {
        if (d.remaining() == 0) {
            return;
        }
        d.passing(X509Protocols.ATTRIBUTES);
        if (COUNTRIES.contains(type)) {
            Texts.read(d, COUNTRY_NAME);
        } else if (PRINTABLE.contains(type)) {
            Texts.read(d, PRINTABLE_STRING);
        } else if (IA5.contains(type)) {
            Texts.read(d, IA5_STRING);
        } else if (alternative(Der.identifier(d)) != UNKNOWN) {
            readDirectoryString(d);
        }
    }

    private static void readDirectoryString(Dissection d) {
        int identifier = Der.identifier(d);
        int alternative = alternative(identifier);
        int mark = d.open(DIRECTORY_STRING, Der.size(d), alternative);
        Texts.readContents(d, ALTERNATIVES[alternative], identifier, Der.enter(d));
        d.close(mark);
    }

    private static int alternative(int identifier) {
        return switch (identifier) {
            case Der.TELETEX_STRING -> 0;
            case Der.PRINTABLE_STRING -> 1;
            case Der.UNIVERSAL_STRING -> 2;
            case Der.BMP_STRING -> 3;
            case Der.UTF8_STRING -> 4;
            default -> UNKNOWN;
        };
    }
}
