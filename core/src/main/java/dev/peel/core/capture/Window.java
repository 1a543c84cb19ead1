package dev.peel.core.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a capture that are at hand, in a batch's array: {@code [start, end)} of {@code bytes}.
 *
 * <p>A format moves {@code start} over what it has read, and says in {@code needed} how many bytes the next record takes at least.
 */
final class Window {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    byte[] bytes = new byte[0];
    int start;
    int end;
    /** Bytes from {@code start} on that the next record takes, as far as known. */
    int needed;
    /** Where {@code bytes[0]} is in the capture. */
    private long base;
    /** Bytes after {@code end} that nobody wants. */
    private int skipping;
    /** Where the record that is being passed over begins in the capture, -1 when there is none. */
    private long passedFrom = -1;

    /** {@return how many bytes are at hand} */
    int held() {
        return end - start;
    }

    /** {@return where the record that is next, or that is being passed over, begins in the capture} */
    long position() {
        return passedFrom >= 0 ? passedFrom : base + start;
    }

    /** {@return where the array's first byte is in the capture, before what is passed over} */
    long base() {
        return base;
    }

    /** {@return the four bytes at {@code at}, most significant byte last, or first where {@code swapped}} */
    static int int32(byte[] bytes, int at, boolean swapped) {
        int value = (int) INT.get(bytes, at);
        return swapped ? Integer.reverseBytes(value) : value;
    }

    /** Puts {@code count} bytes, which follow what was at hand, at the start of {@code array}. */
    void moveTo(byte[] array, byte[] content, int count) {
        base += start;
        System.arraycopy(content, 0, array, 0, count);
        bytes = array;
        start = 0;
        end = count;
    }

    /** Moves what is at hand to the start of the array. */
    void compact() {
        System.arraycopy(bytes, start, bytes, 0, held());
        base += start;
        end -= start;
        start = 0;
    }

    /**
     * Begins to pass over a record: over its next {@code count} bytes, of which some may not be at hand yet.
     *
     * @param read how many bytes of the record are before {@code start}
     */
    void passOver(int count, int read) {
        passedFrom = base + start - read;
        int now = Math.min(count, held());
        start += now;
        skipping = count - now;
    }

    /** Says that the record that was passed over ends here. */
    void endPassedOver() {
        passedFrom = -1;
    }

    /** {@return whether a record has begun that has not ended} */
    boolean isWithinRecord() {
        return passedFrom >= 0 || held() > 0;
    }

    /** {@return whether bytes are to be passed over before the next record} */
    boolean isSkipping() {
        return skipping > 0;
    }

    /** Takes {@code count} bytes that were read to {@code end}. */
    void grow(int count) {
        if (skipping == 0) {
            end += count;
            return;
        }
        // What is skipped leaves no trace in the array, so that any length can be skipped in a small one.
        int dropped = Math.min(count, skipping);
        skipping -= dropped;
        base += dropped;
        System.arraycopy(bytes, end + dropped, bytes, end, count - dropped);
        end += count - dropped;
    }
}
