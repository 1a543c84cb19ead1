package dev.peel.dissectors.geneve;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The options of RFC 8926 section 3.5, with those of Google's cloud.
 *
 * <pre>
 *  class (16 bits) | type (8) | reserved (3) | length (5) | data
 * </pre>
 */
final class GeneveOptions {
    private static final int LENGTH_MASK = 0x1f; // RFC 8926 3.5.1
    private static final int LENGTH_UNIT = 4; // bytes, RFC 8926 3.5.1
    private static final int HEADER_LENGTH = 4; // bytes, RFC 8926 3.5
    private static final int GOOGLE = 0x0132;
    private static final int GOOGLE_NETWORK = 0x01;
    private static final int GOOGLE_ENDPOINT = 0x02;
    private static final int GOOGLE_PROFILE = 0x03;

    static final Field OPTIONS = Field.bytes("geneve.options", "Geneve Options");
    private static final Field OPTION = Field.bytes("geneve.option", "Option");
    private static final Values CLASSES = NamedValues.of("geneve-option-classes.tsv");
    private static final Field CLASS =
            Field.uint("geneve.option.class", 16, "Class").hex().values(CLASSES);
    private static final Field TYPE =
            Field.uint("geneve.option.type", 8, "Type").hex();
    private static final Field CRITICAL = Field.flag("geneve.option.type.critical", 8, 0x80, "Critical Option");
    private static final Field FLAGS =
            Field.uint("geneve.option.flags", 8, "Flags").mask(0xe0).hex();
    private static final Field RESERVED = Field.flag("geneve.option.flags.reserved", 8, 0xe0, "Reserved");
    private static final Field LENGTH = Field.uint("geneve.option.length", 8, "Length");
    private static final Field NETWORK =
            Field.uint("geneve.option.gcp.vnid", 32, "GCP Virtual Network ID").mask(0xfffffff0L);
    private static final Field DIRECTION =
            Field.flag("geneve.option.gcp.direction", 32, 0x00000001, "GCP Traffic Direction");
    private static final Field NETWORK_RESERVED =
            Field.flag("geneve.option.gcp.reserved", 32, 0x0000000e, "GCP Reserved bits");
    private static final Field ENDPOINT = Field.bytes("geneve.option.gcp.endpoint", "GCP Endpoint ID");
    private static final Field PROFILE = Field.uint("geneve.option.gcp.profile", 64, "GCP Profile ID");
    private static final Field UNKNOWN = Field.bytes("geneve.option.unknown.data", "Unknown Option Data");
    static final Field[] FIELDS = {
        OPTIONS,
        OPTION,
        CLASS,
        TYPE,
        CRITICAL,
        FLAGS,
        RESERVED,
        LENGTH,
        NETWORK,
        DIRECTION,
        NETWORK_RESERVED,
        ENDPOINT,
        PROFILE,
        UNKNOWN
    };

    private GeneveOptions() {}

    /** Reads the byte that holds the length of all options. */
    static void length(Dissection d, int length) {
        d.value(LENGTH, 1, length);
    }

    /** Reads options to the end of the group. */
    static void read(Dissection d) {
        while (d.remaining() > 0) {
            int length = HEADER_LENGTH + (d.peekU8(3) & LENGTH_MASK) * LENGTH_UNIT;
            d.group(OPTION, length, GeneveOptions::readOption);
        }
    }

    private static void readOption(Dissection d) {
        int optionClass = d.u16(CLASS);
        int type = d.u8(TYPE);
        if (d.labelling()) {
            d.label(String.format(
                    Locale.ROOT, "Type: 0x%02x (%s)", type, (type & 0x80) != 0 ? "Critical" : "Non-critical"));
        }
        d.hidden(CRITICAL, 1, type >> 7);
        d.hidden(FLAGS, 1, d.peekU8(0) >> 5);
        d.peek(RESERVED);
        int length = (d.peekU8(0) & LENGTH_MASK) * LENGTH_UNIT;
        d.value(LENGTH, 1, HEADER_LENGTH + length);
        if (optionClass == GOOGLE && type == GOOGLE_NETWORK && length == 4) {
            d.peek(NETWORK);
            d.peek(DIRECTION);
            d.u32(NETWORK_RESERVED);
        } else if (optionClass == GOOGLE && type == GOOGLE_ENDPOINT && length > 0) {
            d.bytes(ENDPOINT, length);
        } else if (optionClass == GOOGLE && type == GOOGLE_PROFILE && length == 8) {
            d.u64(PROFILE);
        } else if (length > 0) {
            d.bytes(UNKNOWN, length);
        }
    }
}
