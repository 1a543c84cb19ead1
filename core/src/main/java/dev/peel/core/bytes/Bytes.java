package dev.peel.core.bytes;

import java.util.Arrays;
import java.util.Objects;

/**
 * A window on a byte array: big-endian reads at positions relative to its first byte, all bounds-checked.
 *
 * <p>Reused by the engine, which moves the window with {@link #wrap}: whoever is handed one may read it until the call returns, and
 * must not keep it. Not thread-safe.
 */
public final class Bytes {
    private static final byte[] NONE = new byte[0];

    private byte[] array = NONE;
    private int start;
    private int length;

    /** {@return a new window on the whole of {@code array}, which is not copied} */
    public static Bytes of(byte[] array) {
        return new Bytes().wrap(array, 0, array.length);
    }

    /**
     * Moves the window.
     *
     * @return this
     * @throws IndexOutOfBoundsException when the window is not within {@code array}
     */
    public Bytes wrap(byte[] array, int start, int length) {
        Objects.checkFromIndexSize(start, length, array.length);
        this.array = array;
        this.start = start;
        this.length = length;
        return this;
    }

    /** {@return how many bytes the window holds} */
    public int length() {
        return length;
    }

    /** {@return the byte at {@code at}, 0 to 255} */
    public int u8(int at) {
        Objects.checkIndex(at, length);
        return array[start + at] & 0xff;
    }

    /** {@return the two bytes at {@code at} as an unsigned big-endian number} */
    public int u16(int at) {
        Objects.checkFromIndexSize(at, 2, length);
        return u16(array, start + at);
    }

    /** {@return the three bytes at {@code at} as an unsigned big-endian number} */
    public int u24(int at) {
        Objects.checkFromIndexSize(at, 3, length);
        return u24(array, start + at);
    }

    /** {@return the four bytes at {@code at} as an unsigned big-endian number} */
    public long u32(int at) {
        Objects.checkFromIndexSize(at, 4, length);
        return i32(array, start + at) & 0xffffffffL;
    }

    /** {@return a copy of the {@code count} bytes at {@code at}} */
    public byte[] copy(int at, int count) {
        Objects.checkFromIndexSize(at, count, length);
        return Arrays.copyOfRange(array, start + at, start + at + count);
    }

    /** {@return whether the bytes at {@code at} are {@code text}'s characters, in ISO 8859-1; false where the window is too short} */
    public boolean startsWith(String text, int at) {
        if (at < 0 || text.length() > length - at) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((array[start + at + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the position of the first {@code value} at or after {@code from}, -1 where there is none}
     *
     * @param value the byte looked for, 0 to 255
     */
    public int indexOf(int value, int from) {
        for (int i = Math.max(0, from); i < length; i++) {
            if ((array[start + i] & 0xff) == value) {
                return i;
            }
        }
        return -1;
    }

    /** {@return the unsigned big-endian number in the two bytes at {@code at} of {@code array}} */
    public static int u16(byte[] array, int at) {
        return (array[at] & 0xff) << 8 | array[at + 1] & 0xff;
    }

    /** {@return the unsigned big-endian number in the three bytes at {@code at} of {@code array}} */
    public static int u24(byte[] array, int at) {
        return (array[at] & 0xff) << 16 | (array[at + 1] & 0xff) << 8 | array[at + 2] & 0xff;
    }

    /** {@return the big-endian number in the four bytes at {@code at} of {@code array}, its sign bit being the highest} */
    public static int i32(byte[] array, int at) {
        return array[at] << 24 | (array[at + 1] & 0xff) << 16 | (array[at + 2] & 0xff) << 8 | array[at + 3] & 0xff;
    }

    /** {@return the big-endian number in the eight bytes at {@code at} of {@code array}, its sign bit being the highest} */
    public static long i64(byte[] array, int at) {
        return (long) i32(array, at) << 32 | i32(array, at + 4) & 0xffffffffL;
    }
}
