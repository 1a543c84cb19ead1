package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A position in the bytes of the layer that is being dissected, with reads that advance it and note nothing.
 *
 * <p>A layer has two ends: its length on the wire ({@link #remaining()}), and what of it was captured ({@link #captured()}), which is
 * less when the capture was cut. A read past either ends the layer; what has been read stays. All numbers are big-endian unless the
 * method's name says otherwise.
 */
public abstract sealed class Cursor permits FieldRecorder {
    // Hot path: no allocation per read; watched by DissectionBenchmark.
    // What is read most compares bounds by itself: in short runs, compiled by the first stage alone, a call costs more.

    byte[] array = new byte[0];
    /** Where the current byte source starts in {@link #array}. */
    int base;
    /** The next byte to be read, an index of {@link #array}. */
    int at;
    /** The end of the layer's captured bytes, an index of {@link #array}. */
    int available;
    /** The end of the layer on the wire, an index of {@link #array} or beyond it. */
    int limit;
    /** How the layer ran out of bytes, null while it did not: stays set whatever a dissector does with the signal. */
    @Nullable
    EndOfBytes ended;

    private final Bytes window = new Bytes();

    Cursor() {}

    /** {@return how many bytes of the layer are left on the wire, 0 or more} */
    public final int remaining() {
        return limit - at;
    }

    /** {@return how many bytes of the layer are left in the capture, 0 or more, at most {@link #remaining()}} */
    public final int captured() {
        return Math.max(0, available - at);
    }

    /** {@return the offset of the next byte in the current byte source} */
    public final int position() {
        return at - base;
    }

    /** {@return the captured rest of the layer, valid until the cursor moves} */
    public final Bytes rest() {
        return window.wrap(array, Math.min(at, available), captured());
    }

    /** Steps over {@code count} bytes. */
    public final void skip(int count) {
        if (count < 0 || count > available - at) {
            need(count);
        }
        at += count;
    }

    /**
     * Bounds the layer: it ends {@code length} bytes from here, or where it ended already if that is less.
     *
     * @param length bytes, not negative
     */
    public final void limit(int length) {
        if (length < 0) {
            throw end(EndOfBytes.MALFORMED);
        }
        if (length < limit - at) {
            limit = at + length;
            available = Math.min(available, limit);
        }
    }

    /** {@return the next byte, 0 to 255} */
    public final int u8() {
        need(1);
        return array[at++] & 0xff;
    }

    /** {@return the next two bytes} */
    public final int u16() {
        need(2);
        int value = Bytes.u16(array, at);
        at += 2;
        return value;
    }

    /** {@return the next three bytes} */
    public final int u24() {
        need(3);
        int value = Bytes.u24(array, at);
        at += 3;
        return value;
    }

    /** {@return the next four bytes, 0 to 2^32 - 1} */
    public final long u32() {
        need(4);
        long value = Bytes.i32(array, at) & 0xffffffffL;
        at += 4;
        return value;
    }

    /** {@return the byte {@code ahead} bytes from here, without advancing; a negative {@code ahead} looks back} */
    public final int peekU8(int ahead) {
        if (ahead < 0 || ahead >= available - at) {
            look(ahead, 1);
        }
        return array[at + ahead] & 0xff;
    }

    /** {@return the two bytes {@code ahead} bytes from here, without advancing; a negative {@code ahead} looks back} */
    public final int peekU16(int ahead) {
        if (ahead < 0 || ahead >= available - at - 1) {
            look(ahead, 2);
        }
        return Bytes.u16(array, at + ahead);
    }

    /** {@return the four bytes {@code ahead} bytes from here, without advancing; a negative {@code ahead} looks back} */
    public final long peekU32(int ahead) {
        if (ahead < 0 || ahead >= available - at - 3) {
            look(ahead, 4);
        }
        return Bytes.i32(array, at + ahead) & 0xffffffffL;
    }

    /** {@return what a dissector throws to end the layer as malformed: the engine notes it and goes on with the next} */
    public final RuntimeException malformed() {
        return end(EndOfBytes.MALFORMED);
    }

    /** Throws what ended the layer once more, where something has: for dissectors whose code may have caught it, as scripts can. */
    public final void proceed() {
        if (ended != null) {
            throw ended;
        }
    }

    /** Ends the layer unless {@code count} more bytes were captured. */
    final void need(int count) {
        if (count > available - at || count < 0) {
            throw end(count < 0 || count > limit - at ? EndOfBytes.MALFORMED : EndOfBytes.CUT);
        }
    }

    private void look(int ahead, int width) {
        if (ahead >= 0) {
            need(ahead + width);
        } else if (ahead < base - at) {
            throw end(EndOfBytes.MALFORMED);
        } else {
            need(Math.max(0, ahead + width));
        }
    }

    /** The big-endian number in the next {@code width} (1 to 8) bytes, which the caller has checked are there. */
    final long number(int width) {
        return switch (width) {
            case 1 -> array[at] & 0xff;
            case 2 -> Bytes.u16(array, at);
            case 3 -> Bytes.u24(array, at);
            case 4 -> Bytes.i32(array, at) & 0xffffffffL;
            default -> {
                long value = 0;
                for (int i = 0; i < width; i++) {
                    value = value << 8 | array[at + i] & 0xff;
                }
                yield value;
            }
        };
    }

    private EndOfBytes end(EndOfBytes how) {
        ended = how;
        return how;
    }
}
