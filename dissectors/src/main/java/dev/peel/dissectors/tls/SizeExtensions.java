package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** Extensions on sizes: max_fragment_length (RFC 6066 4), record_size_limit (RFC 8449 4), padding (RFC 7685 3). */
final class SizeExtensions {
    private static final Field MAX_FRAGMENT_LENGTH = Field.uint(
                    "tls.handshake.max_fragment_length", 8, "Maximum Fragment Length")
            .values(NamedValues.of("tls-max-fragment-lengths.tsv"));
    private static final Field RECORD_SIZE_LIMIT = Field.uint("tls.record_size_limit", 16, "Record Size Limit");
    private static final Field PADDING = Field.bytes("tls.handshake.extensions_padding_data", "Padding Data");
    static final Field[] FIELDS = {MAX_FRAGMENT_LENGTH, RECORD_SIZE_LIMIT, PADDING};

    private SizeExtensions() {}

    static void readMaxFragmentLength(Dissection d) {
        d.u8(MAX_FRAGMENT_LENGTH);
    }

    static void readRecordSizeLimit(Dissection d) {
        d.u16(RECORD_SIZE_LIMIT);
    }

    static void readPadding(Dissection d) {
        d.bytes(PADDING, d.remaining());
    }
}
