package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads that advance the cursor and note the field they are given, when somebody asked for it.
 *
 * <p>Every read returns the value whether or not the field is wanted. Fields are noted in the order of the calls, below the groups
 * that are open.
 */
public abstract sealed class FieldCursor extends FieldRecorder permits PacketCursor {
    // Hot path: no allocation per field; watched by DissectionBenchmark.

    FieldCursor() {}

    /**
     * Reads one byte.
     *
     * @return the byte, 0 to 255; the field's own bits of it are what is noted
     */
    public final int u8(Field field) {
        need(1);
        int number = array[at] & 0xff;
        if (wanted[field.id()]) {
            note(field, 1, field.extract(number));
        }
        at++;
        return number;
    }

    /**
     * Reads two bytes.
     *
     * @return the number; the field's own bits of it are what is noted
     */
    public final int u16(Field field) {
        need(2);
        int number = Bytes.u16(array, at);
        if (wanted[field.id()]) {
            note(field, 2, field.extract(number));
        }
        at += 2;
        return number;
    }

    /**
     * Reads three bytes.
     *
     * @return the number; the field's own bits of it are what is noted
     */
    public final int u24(Field field) {
        need(3);
        int number = Bytes.u24(array, at);
        if (wanted[field.id()]) {
            note(field, 3, field.extract(number));
        }
        at += 3;
        return number;
    }

    /**
     * Reads four bytes.
     *
     * @return the number, 0 to 2^32 - 1; the field's own bits of it are what is noted
     */
    public final long u32(Field field) {
        need(4);
        long number = Bytes.i32(array, at) & 0xffffffffL;
        if (wanted[field.id()]) {
            note(field, 4, field.extract(number));
        }
        at += 4;
        return number;
    }

    /**
     * Reads eight bytes.
     *
     * @return the number, its highest bit being the sign; the field's own bits of it are what is noted
     */
    public final long u64(Field field) {
        return uint(field, 8);
    }

    /**
     * Reads a big-endian number.
     *
     * @param width 1 to 8 bytes
     * @return the number; the field's own bits of it are what is noted
     */
    public final long uint(Field field, int width) {
        need(width);
        long number = number(width);
        if (wanted[field.id()]) {
            note(field, width, field.extract(number));
        }
        at += width;
        return number;
    }

    /**
     * Reads a little-endian number.
     *
     * @param width 1 to 8 bytes
     * @return the number; the field's own bits of it are what is noted
     */
    public final long uintLe(Field field, int width) {
        need(width);
        long number = 0;
        for (int i = width - 1; i >= 0; i--) {
            number = number << 8 | array[at + i] & 0xff;
        }
        if (wanted[field.id()]) {
            note(field, width, field.extract(number));
        }
        at += width;
        return number;
    }

    /**
     * Notes bits of the number that stands here, {@link Field#bits()} wide, without advancing.
     *
     * @return the field's value: its bits, shifted down
     */
    public final long peek(Field field) {
        int width = field.bits() + 7 >> 3;
        need(width);
        long value = field.extract(number(width));
        if (wanted[field.id()]) {
            note(field, width, value);
        }
        return value;
    }

    /** Notes the field's bits of {@code number}, which the next {@code length} bytes hold in an order of their own, without advancing. */
    public final void part(Field field, int length, long number) {
        if (wanted[field.id()]) {
            note(field, length, field.extract(number));
        }
    }

    /**
     * Reads a number, {@link Field#bits()} of {@code whole} wide, and notes its parts below it.
     *
     * @return the number
     */
    public final long bits(Field whole, Field[] parts) {
        long number = peekBits(whole, parts);
        at += whole.bits() + 7 >> 3;
        return number;
    }

    /**
     * Notes a number that stands here, {@link Field#bits()} of {@code whole} wide, and its parts below it, without advancing.
     *
     * @return the number
     */
    public final long peekBits(Field whole, Field[] parts) {
        return peekBits(whole, parts, null);
    }

    /**
     * As {@link #peekBits(Field, Field[])}, with {@code text} for what stands in the tree for the whole.
     *
     * @param text null where it follows from the field; see {@link PacketCursor#labelling()}
     * @return the number
     */
    public final long peekBits(Field whole, Field[] parts, @Nullable String text) {
        int width = whole.bits() + 7 >> 3;
        need(width);
        long number = number(width);
        int mark = UNWANTED;
        if (wanted[whole.id()]) {
            mark = note(whole, width, whole.extract(number));
            if (mark >= 0) {
                tape.open(mark);
                if (text != null) {
                    tape.setText(mark, text);
                }
            }
        }
        for (Field part : parts) {
            if (wanted[part.id()]) {
                note(part, width, part.extract(number));
            }
        }
        if (mark >= 0) {
            tape.close(mark);
        }
        return number;
    }

    /**
     * Reads an IPv4 address.
     *
     * @return its 32 bits
     */
    public final int ipv4(Field field) {
        need(4);
        int address = Bytes.i32(array, at);
        if (wanted[field.id()]) {
            note(field, 4, address & 0xffffffffL);
        }
        at += 4;
        return address;
    }

    /** Reads an IPv6 address. */
    public final void ipv6(Field field) {
        bytes(field, 16);
    }

    /**
     * Reads a 48-bit hardware address.
     *
     * @return its 48 bits
     */
    public final long ether(Field field) {
        return uint(field, 6);
    }

    /**
     * Reads a 48-bit hardware address, and notes {@code parts} below it: addresses stand for the whole of it, other fields for bits of
     * its first three bytes.
     *
     * @return its 48 bits
     */
    public final long ether(Field whole, Field[] parts) {
        need(6);
        long number = number(6);
        int mark = UNWANTED;
        if (wanted[whole.id()]) {
            mark = note(whole, 6, number);
            if (mark >= 0) {
                tape.open(mark);
            }
        }
        for (Field part : parts) {
            if (wanted[part.id()]) {
                boolean isAddress = part.type() == FieldType.ETHER;
                note(part, isAddress ? 6 : 3, isAddress ? number : part.extract(number >>> 24));
            }
        }
        if (mark >= 0) {
            tape.close(mark);
        }
        at += 6;
        return number;
    }

    /** Reads {@code length} bytes. */
    public final void bytes(Field field, int length) {
        need(length);
        if (wanted[field.id()]) {
            note(field, length, 0);
        }
        at += length;
    }

    /** Notes the next {@code length} bytes, without advancing. */
    public final void peekBytes(Field field, int length) {
        need(length);
        if (wanted[field.id()]) {
            note(field, length, 0);
        }
    }

    /** Reads {@code length} bytes of text in UTF-8. */
    public final void text(Field field, int length) {
        bytes(field, length);
    }

    /**
     * Reads {@code length} bytes of text in UTF-8.
     *
     * @return the text, with a replacement character for what is not UTF-8
     */
    public final String string(Field field, int length) {
        need(length);
        String text = new String(array, at, length, StandardCharsets.UTF_8);
        bytes(field, length);
        return text;
    }

    /** Reads {@code length} bytes whose value is {@code value}: a name that is stored compressed, a time in units of its own. */
    public final void value(Field field, int length, Object value) {
        need(length);
        if (wanted[field.id()]) {
            int i = note(field, length, 0);
            if (i >= 0) {
                tape.setObject(i, value);
            }
        }
        at += length;
    }

    /** Reads {@code length} bytes that stand for the number {@code value}: a length in units of its own, say. */
    public final void value(Field field, int length, long value) {
        need(length);
        if (wanted[field.id()]) {
            note(field, length, value);
        }
        at += length;
    }

    /** Notes that the next {@code length} bytes stand for the number {@code value}, without advancing. */
    public final void peekValue(Field field, int length, long value) {
        need(length);
        if (wanted[field.id()]) {
            note(field, length, value);
        }
    }
}
