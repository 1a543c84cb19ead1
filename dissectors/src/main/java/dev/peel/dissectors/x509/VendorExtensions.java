package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.dissectors.values.TruthNames;

/** Extensions of Microsoft's certificate services ([MS-WCCE] 2.2.2.7.7), of Entrust, and of Netscape, which some still write. */
final class VendorExtensions {
    private static final Field TEMPLATE = Field.group("x509ce.CertificateTemplate_element", "CertificateTemplate");
    private static final Field TEMPLATE_IDENTIFIER = Field.of(FieldType.OID, "x509ce.templateID", "templateID");
    private static final Field TEMPLATE_MAJOR = Field.sint("x509ce.templateMajorVersion", 32, "templateMajorVersion");
    private static final Field TEMPLATE_MINOR = Field.sint("x509ce.templateMinorVersion", 32, "templateMinorVersion");
    private static final Field ENTRUST = Field.group("x509ce.EntrustVersionInfo_element", "EntrustVersionInfo");
    private static final Field ENTRUST_VERSION = Field.text("x509ce.entrustVers", "entrustVers");
    private static final Field ENTRUST_FLAGS = Field.bytes("x509ce.entrustVersInfoFlags", "entrustVersInfoFlags");
    private static final Field[] ENTRUST_BITS = {
        bit("x509ce.EntrustInfoFlags.", "keyUpdateAllowed", 0x80),
        bit("x509ce.EntrustInfoFlags.", "newExtensions", 0x40),
        bit("x509ce.EntrustInfoFlags.", "pKIXCertificate", 0x20),
        bit("x509ce.EntrustInfoFlags.", "enterpriseCategory", 0x10),
        bit("x509ce.EntrustInfoFlags.", "webCategory", 0x08),
        bit("x509ce.EntrustInfoFlags.", "sETCategory", 0x04)
    };
    static final Field[] FIELDS = {
        TEMPLATE,
        TEMPLATE_IDENTIFIER,
        TEMPLATE_MAJOR,
        TEMPLATE_MINOR,
        ENTRUST,
        ENTRUST_VERSION,
        ENTRUST_FLAGS,
        ENTRUST_BITS[0],
        ENTRUST_BITS[1],
        ENTRUST_BITS[2],
        ENTRUST_BITS[3],
        ENTRUST_BITS[4],
        ENTRUST_BITS[5]
    };

    private static final Field NETSCAPE_TYPE = Field.bytes("ns_cert_exts.CertType", "CertType");
    private static final Field[] NETSCAPE_BITS = {
        bit("ns.cert.exts.CertType.", "ssl-client", 0x80),
        bit("ns.cert.exts.CertType.", "ssl-server", 0x40),
        bit("ns.cert.exts.CertType.", "smime", 0x20),
        bit("ns.cert.exts.CertType.", "object-signing", 0x10),
        bit("ns.cert.exts.CertType.", "reserved-for-future-use", 0x08),
        bit("ns.cert.exts.CertType.", "ssl-ca", 0x04),
        bit("ns.cert.exts.CertType.", "smime-ca", 0x02),
        bit("ns.cert.exts.CertType.", "object-signing-ca", 0x01)
    };
    static final Field BASE_LOCATOR = Field.text("ns_cert_exts.BaseUrl", "BaseUrl");
    static final Field REVOCATION_LOCATOR = Field.text("ns_cert_exts.RevocationUrl", "RevocationUrl");
    static final Field AUTHORITY_REVOCATION_LOCATOR = Field.text("ns_cert_exts.CaRevocationUrl", "CaRevocationUrl");
    static final Field POLICY_LOCATOR = Field.text("ns_cert_exts.CaPolicyUrl", "CaPolicyUrl");
    static final Field COMMENT = Field.text("ns_cert_exts.Comment", "Comment");
    static final Field SERVER_NAME = Field.text("ns_cert_exts.SslServerName", "SslServerName");
    static final Field[] NETSCAPE_FIELDS = {
        NETSCAPE_TYPE,
        NETSCAPE_BITS[0],
        NETSCAPE_BITS[1],
        NETSCAPE_BITS[2],
        NETSCAPE_BITS[3],
        NETSCAPE_BITS[4],
        NETSCAPE_BITS[5],
        NETSCAPE_BITS[6],
        NETSCAPE_BITS[7],
        BASE_LOCATOR,
        REVOCATION_LOCATOR,
        AUTHORITY_REVOCATION_LOCATOR,
        POLICY_LOCATOR,
        COMMENT,
        SERVER_NAME
    };

    private VendorExtensions() {}

    static void readTemplate(Dissection d) {
        Der.whole(d, TEMPLATE, Der.SEQUENCE, VendorExtensions::readTemplateParts);
    }

    private static void readTemplateParts(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        ObjectIdentifiers.read(d, TEMPLATE_IDENTIFIER);
        if (d.remaining() > 0) {
            Der.integer(d, TEMPLATE_MAJOR);
        }
        if (d.remaining() > 0) {
            Der.integer(d, TEMPLATE_MINOR);
        }
    }

    static void readEntrustVersion(Dissection d) {
        Der.whole(d, ENTRUST, Der.SEQUENCE, VendorExtensions::readEntrustParts);
    }

    private static void readEntrustParts(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Texts.readContents(d, ENTRUST_VERSION, Der.UTF8_STRING, Der.enter(d));
        readBits(d, ENTRUST_FLAGS, ENTRUST_BITS);
    }

    static void readNetscapeType(Dissection d) {
        readBits(d, NETSCAPE_TYPE, NETSCAPE_BITS);
    }

    private static void readBits(Dissection d, Field whole, Field[] bits) {
        int length = Der.bits(d);
        int mark = d.open(whole, length);
        if (length > 0) {
            int first = d.peekU8(0);
            for (Field bit : bits) {
                d.part(bit, 1, first);
            }
            d.skip(length);
        }
        d.close(mark);
    }

    private static Field bit(String prefix, String name, int mask) {
        return Field.flag(prefix + name.replace('-', '.'), Byte.SIZE, mask, name)
                .values(TruthNames.TRUE_FALSE);
    }
}
