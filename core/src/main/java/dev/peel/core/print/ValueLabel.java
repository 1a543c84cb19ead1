package dev.peel.core.print;

import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldRole;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;
import dev.peel.core.packet.Tape;
import org.jspecify.annotations.Nullable;

/**
 * The text that stands for an entry in a tree: {@code Type: IPv4 (0x0800)}, {@code .1.. .... = Don't fragment: Set}.
 *
 * <p>A text that the dissector gave stands as it is; else the text follows from the field and the value. The brackets around
 * computed values are not part of it.
 */
final class ValueLabel {
    private static final int SHOWN_BYTES = 36; // of a longer run of bytes, as in tshark
    private static final String UNKNOWN = "Unknown";

    private ValueLabel() {}

    /** Appends the text of entry {@code i}, which is of {@code field}. */
    public static void append(TextBuffer out, Tape tape, int i, Field field) {
        int start = out.length();
        String text = tape.text(i);
        if (text != null) {
            LineText.append(out, text);
            LineText.cut(out, start, field.role() == FieldRole.HEADING ? -1 : 0);
            return;
        }
        named(out, tape, i, field, field.label());
    }

    /** Appends what the text of entry {@code i} would be if {@code field} were called {@code name}, whatever the dissector gave. */
    static void named(TextBuffer out, Tape tape, int i, Field field, String name) {
        int start = out.length();
        if (field.mask() != 0) {
            bits(out, number(tape, i, field), field);
        }
        out.text(name);
        int label = out.length() - start;
        if (field.type() != FieldType.PROTOCOL && field.type() != FieldType.NONE) {
            out.ascii(':').ascii(' ');
            value(out, tape, i, field);
        }
        LineText.cut(out, start, label);
    }

    /** Appends the value of entry {@code i}, which is of {@code field}, as people read it: named, with its unit. */
    public static void value(TextBuffer out, Tape tape, int i, Field field) {
        Object object = tape.object(i);
        switch (field.type()) {
            case BYTES -> {
                if (object == null) {
                    bytes(out, ValueText.array(tape, i), ValueText.start(tape, i), tape.availableLength(i));
                } else if (object instanceof byte[] array) {
                    bytes(out, array, 0, array.length);
                } else {
                    ValueText.append(out, tape, i, field);
                }
            }
            case BOOLEAN -> out.text(truth(field, tape.value(i) != 0));
            case RELATIVE_TIME -> {
                ValueText.append(out, tape, i, field);
                out.text(" seconds");
            }
            case CHAR, UINT8, UINT16, UINT24, UINT32, UINT64, INT32, INT64 -> {
                if (object == null) {
                    named(out, tape.value(i), field);
                } else {
                    ValueText.append(out, tape, i, field);
                }
            }
            case NONE, PROTOCOL, FRAME_NUMBER, IPV4, IPV6, ETHER, STRING, ABSOLUTE_TIME, OID, GUID ->
                ValueText.append(out, tape, i, field);
        }
    }

    /** {@return the word for a boolean; one that is a bit of a number and has no words of its own is set or not} */
    public static String truth(Field field, boolean value) {
        Values values = field.values();
        if (values != null) {
            return values.name(value ? 1 : 0, UNKNOWN);
        }
        if (field.mask() != 0) {
            return value ? "Set" : "Not set";
        }
        return value ? "True" : "False";
    }

    private static void named(TextBuffer out, long value, Field field) {
        Values values = field.values();
        if (values == null) {
            plain(out, value, field);
            return;
        }
        @Nullable String name = values.name(value);
        out.text(name == null ? UNKNOWN : name);
        if (field.base() == Base.NONE) {
            return;
        }
        out.ascii(' ').ascii('(');
        if (field.base().isHex()) {
            hex(out, value, field);
        } else {
            decimal(out, value, field);
        }
        out.ascii(')');
    }

    private static void plain(TextBuffer out, long value, Field field) {
        switch (field.base()) {
            case HEX -> hex(out, value, field);
            case HEX_DEC -> {
                hex(out, value, field);
                decimal(out.text(" ("), value, field);
                out.ascii(')');
            }
            case DEC_HEX -> {
                decimal(out, value, field);
                hex(out.text(" ("), value, field);
                out.ascii(')');
            }
            case OCT -> out.text("0" + Long.toOctalString(value));
            case NONE, DEC -> decimal(out, value, field);
        }
    }

    private static void decimal(TextBuffer out, long value, Field field) {
        if (value < 0 && field.type() == FieldType.UINT64) {
            out.text(Long.toUnsignedString(value));
        } else {
            out.decimal(value);
        }
    }

    private static void hex(TextBuffer out, long value, Field field) {
        int digits = field.mask() == 0 ? ValueText.hexDigits(field) : (Long.bitCount(field.mask()) + 3) / 4;
        out.ascii('0').ascii('x').hex(value, digits);
    }

    private static void bytes(TextBuffer out, byte[] array, int from, int length) {
        if (length == 0) {
            out.text("<MISSING>");
        } else if (length <= SHOWN_BYTES) {
            out.hex(array, from, length);
        } else {
            out.hex(array, from, SHOWN_BYTES).text("…");
        }
    }

    /** Appends which bits of the number are the field's and what they are: {@code ..0. .... = }. */
    private static void bits(TextBuffer out, long number, Field field) {
        for (int bit = field.bits() - 1; bit >= 0; bit--) {
            boolean isOwn = (field.mask() >>> bit & 1) != 0;
            out.ascii(isOwn ? (number >>> bit & 1) != 0 ? '1' : '0' : '.');
            if (bit % 4 == 0) {
                out.ascii(' ');
            }
        }
        out.text("= ");
    }

    /** The number that the field's bits are taken from, as far as they go: a boolean's bits are not all in its value. */
    private static long number(Tape tape, int i, Field field) {
        int width = field.bits() + 7 >> 3;
        if (field.type() != FieldType.BOOLEAN || Long.bitCount(field.mask()) == 1 || tape.availableLength(i) != width) {
            return tape.value(i) << Long.numberOfTrailingZeros(field.mask());
        }
        long number = 0;
        byte[] array = ValueText.array(tape, i);
        int start = ValueText.start(tape, i);
        for (int at = start; at < start + width; at++) {
            number = number << 8 | array[at] & 0xff;
        }
        return number;
    }
}
