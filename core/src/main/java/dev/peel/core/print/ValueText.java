package dev.peel.core.print;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Tape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text of a field's value, as {@code -T fields} shows it: numbers as numbers, bytes in hexadecimal without separators. */
public final class ValueText {
    // Hot path: no allocation for numbers, addresses and bytes; watched by FieldsPrinterBenchmark.

    private static final long BILLION = 1_000_000_000L;
    private static final int IPV6_LENGTH = 16; // bytes
    private static final int GUID_LENGTH = 16; // bytes
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMM ppd, uuuu HH:mm:ss.SSSSSSSSS 'UTC'", Locale.ROOT);

    private ValueText() {}

    /** Appends the value of entry {@code i}, which is of {@code field}. */
    public static void append(TextBuffer out, Tape tape, int i, Field field) {
        Object object = tape.object(i);
        if (object instanceof byte[] address && field.type() == FieldType.IPV6 && address.length == IPV6_LENGTH) {
            out.ipv6(address, 0);
            return;
        }
        if (object != null) {
            append(out, object);
            return;
        }
        long value = tape.value(i);
        switch (field.type()) {
            case NONE -> out.ascii('1');
            case PROTOCOL -> protocol(out, tape, i, field);
            case BOOLEAN -> out.ascii(value == 0 ? '0' : '1');
            case CHAR, UINT8, UINT16, UINT24, UINT32, FRAME_NUMBER, INT32, INT64 -> integer(out, value, field);
            case UINT64 -> unsigned(out, value, field);
            case IPV4 -> out.ipv4((int) value);
            case ETHER -> out.ether(value);
            case IPV6 -> ipv6(out, tape, i);
            case STRING -> string(out, tape, i);
            case BYTES -> out.hex(array(tape, i), start(tape, i), tape.availableLength(i));
            case OID -> oid(out, array(tape, i), start(tape, i), tape.availableLength(i));
            case GUID -> guid(out, tape, i);
            case ABSOLUTE_TIME ->
                out.text(DATE.format(Instant.ofEpochSecond(Math.floorDiv(value, BILLION), Math.floorMod(value, BILLION))
                        .atOffset(ZoneOffset.UTC)));
            case RELATIVE_TIME -> seconds(out, value);
        }
    }

    private static void append(TextBuffer out, Object object) {
        if (object instanceof byte[] bytes) {
            out.hex(bytes, 0, bytes.length);
        } else if (object instanceof Instant instant) {
            out.text(DATE.format(instant.atOffset(ZoneOffset.UTC)));
        } else if (object instanceof Duration duration) {
            Duration span = duration.abs();
            out.text(duration.isNegative() ? "-" : "");
            out.decimal(span.getSeconds()).ascii('.').padded(span.getNano(), 9);
        } else {
            StringText.append(out, object.toString());
        }
    }

    private static void protocol(TextBuffer out, Tape tape, int i, Field field) {
        String text = tape.text(i);
        out.text(text == null ? field.label() : text);
    }

    private static void integer(TextBuffer out, long value, Field field) {
        if (field.base().isHex()) {
            out.ascii('0').ascii('x').hex(value, hexDigits(field));
        } else if (field.base() == Base.OCT) {
            out.text("0" + Long.toOctalString(value));
        } else {
            out.decimal(value);
        }
    }

    private static void unsigned(TextBuffer out, long value, Field field) {
        if (value < 0 && !field.base().isHex()) {
            out.text(Long.toUnsignedString(value));
        } else {
            integer(out, value, field);
        }
    }

    /** {@return how many hexadecimal digits a number of {@code field} has} */
    static int hexDigits(Field field) {
        return switch (field.type()) {
            case CHAR, UINT8 -> 2;
            case UINT16 -> 4;
            case UINT24 -> 6;
            case UINT64, INT64 -> 16;
            default -> 8;
        };
    }

    private static void ipv6(TextBuffer out, Tape tape, int i) {
        if (tape.availableLength(i) == IPV6_LENGTH) {
            out.ipv6(array(tape, i), start(tape, i));
        }
    }

    private static void string(TextBuffer out, Tape tape, int i) {
        byte[] array = array(tape, i);
        int from = start(tape, i);
        int length = tape.availableLength(i);
        if (isPlain(array, from, length)) {
            out.raw(array, from, length);
        } else {
            StringText.append(out, new String(array, from, length, StandardCharsets.UTF_8));
        }
    }

    private static boolean isPlain(byte[] array, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (array[i] < ' ' || array[i] == 0x7f || array[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void seconds(TextBuffer out, long nanoseconds) {
        if (nanoseconds < 0) {
            out.ascii('-');
        }
        long span = Math.abs(nanoseconds);
        out.decimal(span / BILLION).ascii('.').padded(span % BILLION, 9);
    }

    /** X.690 8.19: base 128, the first number holding two. */
    private static void oid(TextBuffer out, byte[] array, int from, int length) {
        long number = 0;
        boolean first = true;
        for (int i = from; i < from + length; i++) {
            number = number << 7 | array[i] & 0x7f;
            if (array[i] >= 0) {
                if (first) {
                    long top = Math.min(number / 40, 2);
                    out.decimal(top).ascii('.').decimal(number - top * 40);
                    first = false;
                } else {
                    out.ascii('.').text(Long.toUnsignedString(number));
                }
                number = 0;
            }
        }
    }

    private static void guid(TextBuffer out, Tape tape, int i) {
        if (tape.availableLength(i) == GUID_LENGTH) {
            byte[] array = array(tape, i);
            int at = start(tape, i);
            out.hex(Bytes.i32(array, at), 8)
                    .ascii('-')
                    .hex(Bytes.u16(array, at + 4), 4)
                    .ascii('-');
            out.hex(Bytes.u16(array, at + 6), 4)
                    .ascii('-')
                    .hex(Bytes.u16(array, at + 8), 4)
                    .ascii('-');
            out.hex(array, at + 10, 6);
        }
    }

    static byte[] array(Tape tape, int i) {
        return tape.sourceArray(tape.source(i));
    }

    static int start(Tape tape, int i) {
        return tape.sourceStart(tape.source(i)) + tape.offset(i);
    }
}
