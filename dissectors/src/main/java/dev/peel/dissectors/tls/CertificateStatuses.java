package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** Certificate status: the extensions status_request (RFC 6066 8) and status_request_v2 (RFC 6961), and CertificateStatus. */
final class CertificateStatuses {
    private static final int OCSP = 1; // RFC 6066 8
    private static final int OCSP_MULTI = 2; // RFC 6961 2.2

    private static final Values TYPES = NamedValues.of("tls-certificate-status-types.tsv");
    private static final Field TYPE = Field.uint(
                    "tls.handshake.extensions_status_request_type", 8, "Certificate Status Type")
            .values(TYPES);
    private static final Field LENGTH =
            Field.uint("tls.handshake.extensions_status_request_len", 16, "Certificate Status Length");
    private static final Field LIST_LENGTH =
            Field.uint("tls.handshake.extensions_status_request_list_len", 16, "Certificate Status List Length");
    private static final Field RESPONDERS_LENGTH =
            Field.uint("tls.handshake.extensions_status_request_responder_ids_len", 16, "Responder ID list Length");
    private static final Field RESPONDERS =
            Field.bytes("tls.handshake.extensions_status_request_responder_ids", "Responder ID list");
    private static final Field EXTENSIONS_LENGTH =
            Field.uint("tls.handshake.extensions_status_request_exts_len", 16, "Request Extensions Length");
    private static final Field EXTENSIONS =
            Field.bytes("tls.handshake.extensions_status_request_exts", "Request Extensions");
    private static final Field RESPONSES_LENGTH =
            Field.uint("tls.handshake.ocsp_response_list_len", 24, "OCSP Response List Length");
    private static final Field RESPONSE_LENGTH =
            Field.uint("tls.handshake.ocsp_response_len", 24, "OCSP Response Length");
    private static final Field RESPONSE = Field.bytes("tls.handshake.ocsp_response", "OCSP Response");
    static final Field[] FIELDS = {
        TYPE,
        LENGTH,
        LIST_LENGTH,
        RESPONDERS_LENGTH,
        RESPONDERS,
        EXTENSIONS_LENGTH,
        EXTENSIONS,
        RESPONSES_LENGTH,
        RESPONSE_LENGTH,
        RESPONSE
    };

    /** What reads a certificate's status. */
    static final Table STATUSES = Table.of("tls.certificate_status");

    private CertificateStatuses() {}

    /** Reads a CertificateStatus message, or what a certificate's status_request extension holds of it in TLS 1.3. */
    static void read(Dissection d) {
        int type = d.u8(TYPE);
        if (type == OCSP) {
            readResponse(d);
        } else if (type == OCSP_MULTI) {
            int end = Vectors.length(d, RESPONSES_LENGTH, 3);
            end += d.position();
            while (d.position() < end) {
                readResponse(d);
            }
        }
    }

    /** Reads the extension status_request. */
    static void readRequest(Dissection d, Extensions.Place place) {
        if (place == Extensions.Place.CERTIFICATE) {
            read(d);
        } else if (d.remaining() > 0) {
            int type = d.u8(TYPE);
            if (type == OCSP || type == OCSP_MULTI) {
                readOcspRequest(d);
            }
        }
    }

    /** Reads the extension status_request_v2. */
    static void readRequestV2(Dissection d) {
        if (d.remaining() == 0) {
            return;
        }
        int end = Vectors.length(d, LIST_LENGTH, 2);
        end += d.position();
        while (d.position() < end) {
            int type = d.u8(TYPE);
            int length = Vectors.length(d, LENGTH, 2);
            int itemEnd = d.position() + length;
            if (type == OCSP || type == OCSP_MULTI) {
                readOcspRequest(d);
            }
            Vectors.trailing(d, itemEnd);
        }
    }

    private static void readOcspRequest(Dissection d) {
        Vectors.bytes(d, RESPONDERS_LENGTH, 2, RESPONDERS);
        Vectors.bytes(d, EXTENSIONS_LENGTH, 2, EXTENSIONS);
    }

    private static void readResponse(Dissection d) {
        int length = Vectors.length(d, RESPONSE_LENGTH, 3);
        if (length > 0) {
            d.hiddenAt(RESPONSE, 0, length, 0);
            d.nested(STATUSES, "OCSP", length);
        }
    }
}
