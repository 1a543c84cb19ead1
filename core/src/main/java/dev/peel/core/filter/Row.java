package dev.peel.core.filter;

import java.util.Arrays;

/**
 * The values of a term in one packet: numbers, or ranges of bytes.
 *
 * <p>Reused for every packet. Numbers of up to 32 bits are kept as what they are, signed or not; of unsigned ones of 64 bits, the
 * highest bit is where a long has its sign.
 */
final class Row {
    // Hot path: grows to the most values of a packet, then allocates nothing.

    private static final byte[] NONE = new byte[0];

    int count;
    long[] numbers = new long[8];
    boolean[] signed = new boolean[8];
    byte[][] arrays = new byte[8][];
    int[] starts = new int[8];
    int[] lengths = new int[8];

    private byte[] scratch = new byte[64];
    private int scratchUsed;

    Row() {
        Arrays.fill(arrays, NONE);
    }

    void clear() {
        count = 0;
        scratchUsed = 0;
    }

    void addNumber(long number, boolean isSigned) {
        grow();
        numbers[count] = number;
        signed[count] = isSigned;
        count++;
    }

    /** Adds bytes, which are not copied. */
    void addBytes(byte[] array, int start, int length) {
        grow();
        arrays[count] = array;
        starts[count] = start;
        lengths[count] = length;
        count++;
    }

    /** Adds the UTF-8 of {@code text}. */
    void addText(String text) {
        int from = reserve(text.length() * 3);
        int at = from;
        byte[] to = scratch;
        for (int i = 0; i < text.length(); i++) {
            int point = text.charAt(i);
            if (Character.isHighSurrogate((char) point) && i + 1 < text.length()) {
                point = text.codePointAt(i);
                i += Character.charCount(point) - 1;
            }
            at = utf8(point, to, at);
        }
        keep(from, at);
    }

    private static int utf8(int point, byte[] to, int start) {
        int at = start;
        if (point < 0x80) {
            to[at++] = (byte) point;
        } else if (point < 0x800) {
            to[at++] = (byte) (0xc0 | point >> 6);
            to[at++] = (byte) (0x80 | point & 0x3f);
        } else if (point < 0x10000) {
            to[at++] = (byte) (0xe0 | point >> 12);
            to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
            to[at++] = (byte) (0x80 | point & 0x3f);
        } else {
            to[at++] = (byte) (0xf0 | point >> 18);
            to[at++] = (byte) (0x80 | point >> 12 & 0x3f);
            to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
            to[at++] = (byte) (0x80 | point & 0x3f);
        }
        return at;
    }

    /** {@return where in {@link #scratch()} up to {@code length} bytes may be written, which {@link #keep} then adds} */
    int reserve(int length) {
        if (scratchUsed + length > scratch.length) {
            scratch = new byte[Math.max(length, scratch.length * 2)]; // values that are there keep the old one
            scratchUsed = 0;
        }
        return scratchUsed;
    }

    byte[] scratch() {
        return scratch;
    }

    /** Adds the bytes of {@link #scratch()} from {@code from} to {@code to} - 1. */
    void keep(int from, int to) {
        scratchUsed = to;
        addBytes(scratch, from, to - from);
    }

    private void grow() {
        if (count == numbers.length) {
            int capacity = count * 2;
            numbers = Arrays.copyOf(numbers, capacity);
            signed = Arrays.copyOf(signed, capacity);
            arrays = Arrays.copyOf(arrays, capacity);
            Arrays.fill(arrays, count, capacity, NONE);
            starts = Arrays.copyOf(starts, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
        }
    }
}
