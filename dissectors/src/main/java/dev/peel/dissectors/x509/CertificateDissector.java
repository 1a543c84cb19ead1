package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;

/**
 * A certificate, RFC 5280 4.1, of which the extensions are read: each goes to what is bound to its object identifier.
 *
 * <pre>
 *  SEQUENCE {
 *    SEQUENCE { version, serial number, ..., [3] { SEQUENCE OF { identifier, critical, OCTET STRING value } } }
 *    signature algorithm, signature }
 * </pre>
 */
public final class CertificateDissector implements Dissector {
    private static final int EXTENSIONS = 0xa3; // RFC 5280 4.1: [3] EXPLICIT

    private static final Field EXTENSION = Field.group("x509af.Extension_element", "Extension");
    private static final Field EXTENSION_ID = Field.of(FieldType.OID, "x509af.extension.id", "Extension Id");
    private static final Protocol CERTIFICATE = Protocol.of(
                    "x509af", "X509AF", "X.509 Authentication Framework", EXTENSION, EXTENSION_ID)
            .uncounted();
    private static final Table EXTENSION_VALUES = Table.of("x509.extension");

    @Override
    public Protocol protocol() {
        return CERTIFICATE;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(EXTENSION_VALUES);
        registrar.bind("tls.certificate", "X.509", this);
    }

    @Override
    public void dissect(Dissection d) {
        int end = Der.enter(d, Der.SEQUENCE, d.position() + d.remaining());
        int signedEnd = Der.enter(d, Der.SEQUENCE, end);
        while (d.position() < signedEnd) {
            if (Der.identifier(d) == EXTENSIONS) {
                Der.enter(d, signedEnd);
                readExtensions(d, signedEnd);
            } else {
                Der.skip(d, signedEnd);
            }
        }
        d.skip(end - d.position());
    }

    private static void readExtensions(Dissection d, int outerEnd) {
        int end = Der.enter(d, Der.SEQUENCE, outerEnd);
        while (d.position() < end) {
            int mark = d.open(EXTENSION);
            int extensionEnd = Der.enter(d, Der.SEQUENCE, end);
            int length = Der.enter(d, Der.OBJECT_IDENTIFIER, extensionEnd) - d.position();
            String identifier = Der.objectIdentifier(d, length);
            d.bytes(EXTENSION_ID, length);
            if (Der.identifier(d) == Der.BOOLEAN) {
                Der.skip(d, extensionEnd);
            }
            int value = Der.enter(d, Der.OCTET_STRING, extensionEnd) - d.position();
            if (d.isBound(EXTENSION_VALUES, identifier)) {
                d.nested(EXTENSION_VALUES, identifier, value);
            }
            d.skip(extensionEnd - d.position());
            d.close(mark);
        }
    }
}
