package dev.peel.repl.script;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.ValueText;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of fields, taken off the tape: {@link Integer}, {@link Double} or {@link BigInteger} for numbers, the last two where they
 * have to be; {@link Boolean}, {@link String}, {@link Instant}; {@code byte[]}; spans of time are seconds, a {@link Double}.
 */
public final class FieldValue {
    private static final long SAFE = (1L << 53) - 1; // the largest integer that JavaScript's numbers tell from the next
    private static final double BILLION = 1e9;
    private static final long NANOSECONDS = 1_000_000_000L;

    private FieldValue() {}

    /** {@return the value of entry {@code i} of the packet's tape, which is of {@code field}} */
    public static Object of(Packet packet, int i, Field field) {
        Tape tape = packet.tape();
        Object object = tape.object(i);
        long value = tape.value(i);
        return switch (field.type()) {
            case NONE, PROTOCOL -> true;
            case BOOLEAN -> value != 0;
            case CHAR, UINT8, UINT16, UINT24, UINT32, INT32, INT64, FRAME_NUMBER ->
                object == null ? number(value) : text(tape, i, field);
            case UINT64 -> object == null ? unsigned(value) : text(tape, i, field);
            case IPV4, IPV6, ETHER, OID, GUID -> text(tape, i, field);
            case BYTES -> object instanceof byte[] bytes ? bytes.clone() : bytes(tape, i);
            case STRING -> object == null ? new String(bytes(tape, i), StandardCharsets.UTF_8) : object.toString();
            case ABSOLUTE_TIME -> time(tape, i, field, object);
            case RELATIVE_TIME -> span(tape, i, field, object);
        };
    }

    /** {@return {@code value} as a number that JavaScript has} */
    public static Object number(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return Math.abs(value) <= SAFE ? (Object) (double) value : BigInteger.valueOf(value);
    }

    /** {@return {@code value}, taken as unsigned, as a number that JavaScript has} */
    public static Object unsigned(long value) {
        return value >= 0 ? number(value) : new BigInteger(Long.toUnsignedString(value));
    }

    private static byte[] bytes(Tape tape, int i) {
        int start = tape.sourceStart(tape.source(i)) + tape.offset(i);
        return Arrays.copyOfRange(tape.sourceArray(tape.source(i)), start, start + tape.availableLength(i));
    }

    private static Object time(Tape tape, int i, Field field, @Nullable Object object) {
        if (object == null) {
            long value = tape.value(i);
            return Instant.ofEpochSecond(Math.floorDiv(value, NANOSECONDS), Math.floorMod(value, NANOSECONDS));
        }
        return object instanceof Instant ? object : text(tape, i, field);
    }

    private static Object span(Tape tape, int i, Field field, @Nullable Object object) {
        if (object == null) {
            return tape.value(i) / BILLION;
        }
        return object instanceof Duration span
                ? (Object) (span.getSeconds() + span.getNano() / BILLION)
                : text(tape, i, field);
    }

    private static String text(Tape tape, int i, Field field) {
        TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());
        ValueText.append(text, tape, i, field);
        return text.toString();
    }
}
