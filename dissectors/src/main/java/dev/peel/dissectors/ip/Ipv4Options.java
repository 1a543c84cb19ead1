package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** The options of an IPv4 header, RFC 791 3.1. */
final class Ipv4Options {
    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;

    static final Field TYPE = Field.uint("ip.opt.type", 8, "Type").values(NamedValues.of("ip-option-types.tsv"));
    static final Field LENGTH = Field.uint("ip.opt.len", 8, "Length");

    private Ipv4Options() {}

    /** Reads {@code length} bytes of options. */
    static void read(Dissection d, int length) {
        int end = d.position() + length;
        while (d.position() < end) {
            int type = d.u8(TYPE);
            if (type == END_OF_OPTIONS) {
                break;
            }
            if (type != NO_OPERATION) {
                int optionLength = d.u8(LENGTH);
                d.skip(Math.max(0, Math.min(optionLength - 2, end - d.position())));
            }
        }
        d.skip(end - d.position());
    }
}
