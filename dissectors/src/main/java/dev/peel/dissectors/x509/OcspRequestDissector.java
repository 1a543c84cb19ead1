package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/**
 * The question for certificates' status, in HTTP, RFC 6960 4.1.1.
 *
 * <pre>
 *  SEQUENCE { SEQUENCE { [0] version, [1] requestor, SEQUENCE OF { SEQUENCE { certificate, ... } }, [2] extensions }, ... }
 * </pre>
 */
public final class OcspRequestDissector implements Dissector {
    private static final Field REQUEST = Field.group("ocsp.tbsRequest_element", "tbsRequest");
    private static final Field LIST = Field.uint("ocsp.requestList", 32, "requestList");
    private static final Field ELEMENT = Field.group("ocsp.Request_element", "Request");
    private static final Field CERTIFICATE = Field.group("ocsp.reqCert_element", "reqCert");
    private static final Field EXTENSIONS = Field.uint("ocsp.requestExtensions", 32, "requestExtensions");
    private static final Field NONCE = Field.bytes("ocsp.ReOcspNonce", "ReOcspNonce");
    private static final Field NO_CHECK = Field.group("ocsp.NULL_element", "NULL");
    static final Field[] FIELDS = {REQUEST, LIST, ELEMENT, CERTIFICATE, EXTENSIONS, NONCE, NO_CHECK};

    @Override
    public Protocol protocol() {
        return OcspProtocol.OCSP;
    }

    @Override
    public void register(Registrar registrar) {
        X509Protocols.declare(registrar);
        registrar.table(Extensions.VALUES);
        registrar.bind("media_type", "application/ocsp-request", this);
    }

    @Override
    public void dissect(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Der.whole(d, REQUEST, Der.SEQUENCE, OcspRequestDissector::readParts);
    }

    private static void readParts(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        while (d.remaining() > 0 && !Der.isAt(d, Der.SEQUENCE)) {
            Der.skip(d);
        }
        Der.list(d, LIST, Der.SEQUENCE, OcspRequestDissector::readRequests);
        if (Der.isAt(d, Der.constructed(2))) {
            Der.enter(d);
            Extensions.readPlain(d, EXTENSIONS);
        }
    }

    private static void readRequests(Dissection d) {
        Der.label(d, LIST, "");
        while (d.remaining() > 0) {
            Der.whole(d, ELEMENT, Der.SEQUENCE, OcspRequestDissector::readRequest);
        }
    }

    private static void readRequest(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        OcspStatuses.readCertificate(d, CERTIFICATE);
    }

    /** Reads the extension that ties an answer to its question. */
    static void readNonce(Dissection d) {
        // Some write the bytes without the head that RFC 8954 2.1 wants.
        if (Der.isAt(d, Der.OCTET_STRING)) {
            Der.bytes(d, NONCE, Der.OCTET_STRING);
        } else {
            d.bytes(NONCE, d.remaining());
        }
    }

    /** Reads a responder's extension that says that its own certificate need not be asked for, RFC 6960 4.2.2.2.1. */
    static void readNoCheck(Dissection d) {
        int length = Der.enter(d, Der.NULL);
        d.bytes(NO_CHECK, length);
    }
}
