package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;

/**
 * What a responder says of a certificate's status, RFC 6960 4.2.1: in TLS, beside the certificate, and in HTTP.
 *
 * <pre>
 *  SEQUENCE { ENUMERATED status, [0] SEQUENCE { type, OCTET STRING response } }
 * </pre>
 */
public final class OcspDissector implements Dissector {
    private static final String BASIC = "1.3.6.1.5.5.7.48.1.1"; // RFC 6960 4.2.1

    private static final Field STATUS = Field.uint("ocsp.responseStatus", 32, "responseStatus")
            .values(Values.of(
                    0,
                    "successful",
                    1,
                    "malformedRequest",
                    2,
                    "internalError",
                    3,
                    "tryLater",
                    5,
                    "sigRequired",
                    6,
                    "unauthorized"));
    private static final Field BYTES = Field.group("ocsp.responseBytes_element", "responseBytes");
    private static final Field TYPE = Field.of(FieldType.OID, "ocsp.responseType.id", "ResponseType Id");
    static final Field[] FIELDS = {STATUS, BYTES, TYPE};

    @Override
    public Protocol protocol() {
        return OcspProtocol.OCSP;
    }

    @Override
    public void register(Registrar registrar) {
        X509Protocols.declare(registrar);
        registrar.table(Extensions.VALUES);
        registrar.bind("tls.certificate_status", "OCSP", this);
        registrar.bind("media_type", "application/ocsp-response", this);
    }

    @Override
    public void dissect(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        int length = Der.enter(d, Der.ENUMERATED);
        d.value(STATUS, length, length == 0 ? 0 : d.peekU8(length - 1));
        if (Der.isAt(d, Der.constructed(0))) {
            Der.enter(d);
            Der.whole(d, BYTES, Der.SEQUENCE, OcspDissector::readBytes);
        }
    }

    private static void readBytes(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        String type = ObjectIdentifiers.read(d, TYPE);
        int length = Der.enter(d, Der.OCTET_STRING);
        if (type.equals(BASIC)) {
            d.limit(length);
            OcspResponses.read(d);
        }
    }
}
