package dev.peel.core.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a byte stream: the place reached, the start of a message that is not whole yet, and segments that came too early.
 *
 * <p>Sequence numbers are 32 bits and wrap. Not thread-safe.
 */
public final class StreamBuffer {
    /** The length of the pending message is not known yet. */
    public static final int UNKNOWN = 0;

    private static final byte[] NONE = new byte[0];
    private static final int[] NO_PIECES = new int[0];

    private boolean started;
    private int next;
    private boolean acknowledged;
    private int acknowledgment;

    private byte[] pending = NONE;
    private int pendingLength;
    private int needed;
    private int toSkip;
    private int[] pieces = NO_PIECES;
    private int pieceCount;

    private @Nullable Segment early;
    private int earlyBytes;
    private int earlySegments;
    private boolean gap;

    /** A copy of a segment that came before its turn. */
    public static final class Segment {
        private final int sequence;
        private final byte[] bytes;
        private @Nullable Segment following;

        Segment(int sequence, byte[] bytes) {
            this.sequence = sequence;
            this.bytes = bytes;
        }

        /** {@return the sequence number of the first byte} */
        public int sequence() {
            return sequence;
        }

        /** {@return the segment's bytes} */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** {@return whether the stream's start is known} */
    public boolean started() {
        return started;
    }

    /** {@return the sequence number of the next byte in order} */
    public int next() {
        return next;
    }

    /** Says that the next byte in order is {@code sequence}'s; forgets an incomplete message, whose rest is lost. */
    public void moveTo(int sequence) {
        gap |= started && sequence != next;
        started = true;
        next = sequence;
        clearPending();
        toSkip = 0;
    }

    /** Says that {@code count} more bytes came in order. */
    public void advance(int count) {
        next += count;
    }

    /** {@return whether bytes of the stream are missing from the capture} */
    public boolean hasGap() {
        return gap;
    }

    /** Says that the receiver has everything before {@code number}. */
    public void acknowledge(int number) {
        if (!acknowledged || number - acknowledgment > 0) {
            acknowledged = true;
            acknowledgment = number;
        }
    }

    /** {@return whether the receiver has the next byte, which the capture has not: it will not come any more} */
    public boolean isNextLost() {
        return acknowledged && acknowledgment - next > 0;
    }

    /** {@return whether the receiver was heard at all} */
    public boolean isAcknowledged() {
        return acknowledged;
    }

    /** {@return how many bytes are still to be passed over} */
    public int toSkip() {
        return toSkip;
    }

    /** Sets how many bytes are to be passed over. */
    public void skip(int count) {
        toSkip = count;
    }

    /** {@return the bytes of the message that is not whole yet; the first {@link #pendingLength()} count} */
    public byte[] pending() {
        return pending;
    }

    /** {@return how many bytes of a message are waiting for more} */
    public int pendingLength() {
        return pendingLength;
    }

    /** {@return how long the pending message is, {@link #UNKNOWN} while that cannot be told} */
    public int needed() {
        return needed;
    }

    /** Sets how long the pending message is. */
    public void need(int length) {
        needed = length;
    }

    /** Adds bytes to the pending message, which came in {@code frame}. */
    public void append(byte[] array, int from, int length, int frame) {
        if (pendingLength + length > pending.length) {
            int capacity = Math.max(pendingLength + length, Math.min(needed, 2 * (pendingLength + length) + 64));
            pending = Arrays.copyOf(pending, capacity);
        }
        System.arraycopy(array, from, pending, pendingLength, length);
        pendingLength += length;
        if (pieceCount + 2 > pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(8, pieces.length * 2));
        }
        pieces[pieceCount++] = frame;
        pieces[pieceCount++] = length;
    }

    /** {@return how many pieces the pending message came in} */
    public int pieces() {
        return pieceCount / 2;
    }

    /** {@return the number of the frame that brought piece {@code index}} */
    public int pieceFrame(int index) {
        return pieces[index * 2];
    }

    /** {@return how many bytes piece {@code index} has} */
    public int pieceLength(int index) {
        return pieces[index * 2 + 1];
    }

    /** Forgets the pending message. */
    public void clearPending() {
        pendingLength = 0;
        needed = UNKNOWN;
        pieceCount = 0;
    }

    /** Forgets the pending message and gives its memory back, when no more is expected. */
    public void release() {
        clearPending();
        pending = NONE;
        pieces = NO_PIECES;
        early = null;
        earlyBytes = 0;
        earlySegments = 0;
    }

    /** {@return how many bytes the buffer holds} */
    public int heldBytes() {
        return pending.length + earlyBytes;
    }

    /** {@return how many bytes wait behind a gap} */
    public int earlyBytes() {
        return earlyBytes;
    }

    /** {@return how many segments wait behind a gap} */
    public int earlySegments() {
        return earlySegments;
    }

    /** {@return the earliest segment behind the gap, null where there is none} */
    public @Nullable Segment firstEarly() {
        return early;
    }

    /** Keeps a copy of a segment that came before its turn. */
    public void addEarly(int sequence, byte[] array, int from, int length) {
        Segment segment = new Segment(sequence, Arrays.copyOfRange(array, from, from + length));
        Segment before = null;
        for (Segment at = early; at != null && at.sequence - sequence <= 0; at = at.following) {
            if (at.sequence == sequence && at.bytes.length >= length) {
                return;
            }
            before = at;
        }
        if (before == null) {
            segment.following = early;
            early = segment;
        } else {
            segment.following = before.following;
            before.following = segment;
        }
        earlyBytes += length;
        earlySegments++;
    }

    /** {@return the earliest segment behind the gap, which is no longer kept; null where there is none} */
    public @Nullable Segment takeEarly() {
        Segment first = early;
        if (first != null) {
            early = first.following;
            earlyBytes -= first.bytes.length;
            earlySegments--;
        }
        return first;
    }
}
