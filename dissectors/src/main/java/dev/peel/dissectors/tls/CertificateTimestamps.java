package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;

/** signed_certificate_timestamp: promises of certificate transparency logs, RFC 6962 3.2 and 3.3. */
final class CertificateTimestamps {
    private static final int LOG_ID_LENGTH = 32; // bytes, RFC 6962 3.2
    private static final int TIMESTAMP_LENGTH = 8; // bytes, milliseconds since 1970, RFC 6962 3.2
    private static final long NANOSECONDS = 1_000_000L; // in a millisecond

    private static final Field LIST_LENGTH = Field.uint("tls.sct.scts_length", 16, "Serialized SCT List Length");
    private static final Field ITEM = Field.heading("tls.sct", "Signed Certificate Timestamp");
    private static final Field LENGTH = Field.uint("tls.sct.sct_length", 16, "Serialized SCT Length");
    private static final Field VERSION = Field.uint("tls.sct.sct_version", 8, "SCT Version");
    private static final Field LOG_ID = Field.bytes("tls.sct.sct_logid", "Log ID");
    private static final Field TIMESTAMP = Field.of(FieldType.ABSOLUTE_TIME, "tls.sct.sct_timestamp", "Timestamp");
    private static final Field EXTENSIONS_LENGTH = Field.uint("tls.sct.sct_extensions_length", 16, "Extensions length");
    private static final Field EXTENSIONS = Field.group("tls.sct.sct_extensions", "Extensions");
    private static final Field SIGNATURE_LENGTH = Field.uint("tls.sct.sct_signature_length", 16, "Signature Length");
    private static final Field SIGNATURE = Field.bytes("tls.sct.sct_signature", "Signature");
    static final Field[] FIELDS = {
        LIST_LENGTH,
        ITEM,
        LENGTH,
        VERSION,
        LOG_ID,
        TIMESTAMP,
        EXTENSIONS_LENGTH,
        EXTENSIONS,
        SIGNATURE_LENGTH,
        SIGNATURE
    };

    private CertificateTimestamps() {}

    /** Reads the list; a client's extension is empty. */
    static void read(Dissection d) {
        if (d.remaining() == 0) {
            return;
        }
        int end = Vectors.length(d, LIST_LENGTH, 2);
        end += d.position();
        while (d.position() < end) {
            int mark = d.open(ITEM);
            int length = Vectors.length(d, LENGTH, 2);
            int itemEnd = d.position() + length;
            readOne(d);
            Vectors.trailing(d, itemEnd);
            d.close(mark);
        }
    }

    private static void readOne(Dissection d) {
        if (d.u8(VERSION) != 0) {
            return;
        }
        d.bytes(LOG_ID, LOG_ID_LENGTH);
        long milliseconds = d.peekU32(0) << 32 | d.peekU32(4);
        d.value(TIMESTAMP, TIMESTAMP_LENGTH, milliseconds * NANOSECONDS);
        int extensions = Vectors.length(d, EXTENSIONS_LENGTH, 2);
        if (extensions > 0) {
            int mark = d.open(EXTENSIONS, extensions);
            d.skip(extensions);
            d.close(mark);
        }
        Signatures.readAlgorithm(d);
        Vectors.bytes(d, SIGNATURE_LENGTH, 2, SIGNATURE);
    }
}
