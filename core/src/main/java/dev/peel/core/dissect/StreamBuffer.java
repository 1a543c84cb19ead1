package dev.peel.core.dissect;

import dev.peel.core.flow.StreamMemory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a byte stream: the place reached, the start of a message that is not whole yet, and segments that came too early.
 *
 * <p>Sequence numbers are 32 bits and wrap. Not thread-safe.
 */
final class StreamBuffer {
    /** The length of the pending message is not known yet. */
    static final int UNKNOWN = 0;

    /** A sequence number this far off belongs to another stream: no window is larger, RFC 7323 2.3. */
    private static final int FARTHEST = 1 << 30; // bytes

    private static final int ALL = Integer.MAX_VALUE; // of toSkip: whatever comes, up to another start

    /** How many times as long as what has come of it a message may say to be, to get its room at once. */
    private static final int TRUST = 4;

    private static final int SEGMENT_OVERHEAD = 64; // bytes of memory that a kept segment takes beside its own
    private static final byte[] NONE = new byte[0];
    private static final int[] NO_PIECES = new int[0];

    private final StreamMemory memory;
    private int counted;

    private boolean started;
    private int first;
    private int next;
    private boolean ending;
    private int end;
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

    /** Makes an empty buffer that counts what it holds in {@code memory}. */
    StreamBuffer(StreamMemory memory) {
        this.memory = memory;
    }

    /** A copy of a segment that came before its turn. */
    static final class Segment {
        private final int sequence;
        private final byte[] bytes;
        private final int frame;
        private @Nullable Segment following;

        Segment(int sequence, byte[] bytes, int frame) {
            this.sequence = sequence;
            this.bytes = bytes;
            this.frame = frame;
        }

        /** {@return the sequence number of the first byte} */
        int sequence() {
            return sequence;
        }

        /** {@return the segment's bytes} */
        byte[] bytes() {
            return bytes;
        }

        /** {@return the number of the frame that brought the segment} */
        int frame() {
            return frame;
        }

        /** {@return the segment that stands behind this one, null where there is none} */
        @Nullable
        Segment following() {
            return following;
        }
    }

    /** {@return whether the stream's start is known} */
    boolean started() {
        return started;
    }

    /** {@return the sequence number of the next byte in order} */
    int next() {
        return next;
    }

    /**
     * Says that the stream starts with {@code sequence}, in place of any other that was here. Where this one started there already,
     * that is an old packet again, and nothing changes.
     */
    void start(int sequence) {
        if (!started || first != sequence) {
            release();
            begin(sequence);
            gap = false;
            acknowledged = false;
        }
    }

    /** Says that bytes come from {@code sequence} on: where the stream is not known yet, or far from there, it is another from now on. */
    void meet(int sequence) {
        if (!started) {
            begin(sequence);
        } else if (isFar(sequence)) {
            release();
            begin(sequence);
            gap = true;
        }
    }

    /** {@return whether the stream has been at {@code sequence}, or could have} */
    boolean isPast(int sequence) {
        return started && !isFar(sequence) && sequence - next < 0;
    }

    private void begin(int sequence) {
        started = true;
        first = sequence;
        next = sequence;
        toSkip = 0;
        ending = false;
        acknowledged &= !isFar(acknowledgment);
    }

    private boolean isFar(int sequence) {
        int distance = sequence - next;
        return distance > FARTHEST || distance < -FARTHEST;
    }

    /**
     * Says that the bytes up to {@code sequence} will not come; forgets an incomplete message, whose rest is lost. Where its length is
     * known and it goes on behind the gap, what there is of it is passed over.
     */
    void passGap(int sequence) {
        int unread = toSkip + (pendingLength > 0 && needed > 0 ? needed - pendingLength : 0);
        gap = true;
        clearPending();
        toSkip = toSkip == ALL ? ALL : Math.max(0, unread - (sequence - next));
        next = sequence;
    }

    /**
     * Passes over {@code length} bytes that come at {@code sequence}, if that can be done without a look at them: the stream has
     * started, it is their turn, none wait behind them, and all are to be passed over.
     *
     * @return false when it cannot, and nothing has changed
     */
    boolean passes(int sequence, int length) {
        if (length == 0) {
            return started;
        }
        if (toSkip == ALL) {
            return passesInAnyOrder(sequence, length);
        }
        if (!started || sequence != next || length > toSkip || early != null || ending) {
            return false;
        }
        next += length;
        toSkip -= length;
        return true;
    }

    private boolean passesInAnyOrder(int sequence, int length) {
        if (!started || early != null || ending || isFar(sequence)) {
            return false;
        }
        next += Math.max(0, sequence + length - next);
        return true;
    }

    /** Says that {@code count} more bytes came in order. */
    void advance(int count) {
        next += count;
    }

    /** Says that nothing follows the byte before {@code sequence}. */
    void endAt(int sequence) {
        if (!ending) {
            ending = true;
            end = sequence;
        }
    }

    /** {@return whether the stream's last byte has come in order} */
    boolean isAtEnd() {
        return ending && next - end >= 0;
    }

    /** Says that some of the bytes that came in order were not captured. */
    void markGap() {
        gap = true;
    }

    /** {@return whether bytes of the stream, as far as it was read, are missing from the capture} */
    boolean hasGap() {
        return gap;
    }

    /** Says that the receiver has everything before {@code number}; ignored when that cannot be of this stream. */
    void acknowledge(int number) {
        if (started && isFar(number)) {
            return;
        }
        if (!acknowledged || number - acknowledgment > 0) {
            acknowledged = true;
            acknowledgment = number;
        }
    }

    /** {@return whether the receiver has the next byte, which the capture has not: it will not come any more} */
    boolean isNextLost() {
        return acknowledged && acknowledgment - next > 0;
    }

    /** {@return whether the receiver was heard at all} */
    boolean isAcknowledged() {
        return acknowledged;
    }

    /** Says that {@code count} more bytes are to be passed over. */
    void skip(int count) {
        toSkip = count > ALL - toSkip ? ALL : toSkip + count;
    }

    /** Says that all bytes are to be passed over, up to another start. */
    void skipAll() {
        toSkip = ALL;
    }

    /**
     * Counts bytes that are passed over.
     *
     * @return how many of the {@code available} bytes that come next are to be
     */
    int skipped(int available) {
        int count = Math.min(toSkip, available);
        if (toSkip != ALL) {
            toSkip -= count;
        }
        return count;
    }

    /** {@return the bytes of the message that is not whole yet; the first {@link #pendingLength()} count} */
    byte[] pending() {
        return pending;
    }

    /** {@return how many bytes of a message are waiting for more} */
    int pendingLength() {
        return pendingLength;
    }

    /** {@return how long the pending message is, {@link #UNKNOWN} while that cannot be told} */
    int needed() {
        return needed;
    }

    /** Sets how long the pending message is. */
    void need(int length) {
        needed = length;
    }

    /** Adds bytes to the pending message, which came in {@code frame}. */
    void append(byte[] array, int from, int length, int frame) {
        if (pendingLength + length > pending.length) {
            pending = Arrays.copyOf(pending, capacity(pendingLength + length));
        }
        System.arraycopy(array, from, pending, pendingLength, length);
        pendingLength += length;
        if (pieceCount + 2 > pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(8, pieces.length * 2));
        }
        pieces[pieceCount++] = frame;
        pieces[pieceCount++] = length;
        count();
    }

    /** {@return how large an array to take for a message of which {@code room} bytes are there} */
    private int capacity(int room) {
        if (needed >= room && needed / TRUST <= room) {
            return needed;
        }
        int spacious = Math.max(room, 2 * room + 64);
        return needed >= room ? Math.min(needed, spacious) : spacious;
    }

    /** {@return how many pieces the pending message came in} */
    int pieces() {
        return pieceCount / 2;
    }

    /** {@return the number of the frame that brought piece {@code index}} */
    int pieceFrame(int index) {
        return pieces[index * 2];
    }

    /** {@return how many bytes piece {@code index} has} */
    int pieceLength(int index) {
        return pieces[index * 2 + 1];
    }

    /** Forgets the pending message, whose array may be used for anything else then. */
    void clearPending() {
        pendingLength = 0;
        needed = UNKNOWN;
        pending = NONE;
        pieceCount = 0;
        pieces = NO_PIECES;
        count();
    }

    /** Forgets all bytes that wait for others, when no more is expected. */
    void release() {
        clearPending();
        early = null;
        earlyBytes = 0;
        earlySegments = 0;
        count();
    }

    /** Forgets everything, as if nothing of the stream had been seen. */
    void restart() {
        release();
        started = false;
        first = 0;
        next = 0;
        ending = false;
        acknowledged = false;
        toSkip = 0;
        gap = false;
    }

    private void count() {
        int held = pending.length + pieces.length * Integer.BYTES + earlyBytes;
        memory.add(held - counted);
        counted = held;
    }

    /** {@return how many bytes of memory the segments take that wait behind a gap} */
    int earlyBytes() {
        return earlyBytes;
    }

    /** {@return how many segments wait behind a gap} */
    int earlySegments() {
        return earlySegments;
    }

    /** {@return the earliest segment behind the gap, null where there is none} */
    @Nullable
    Segment firstEarly() {
        return early;
    }

    /** Keeps a copy of a segment that came before its turn, in {@code frame}. */
    void addEarly(int sequence, byte[] array, int from, int length, int frame) {
        Segment segment = new Segment(sequence, Arrays.copyOfRange(array, from, from + length), frame);
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
        earlyBytes += length + SEGMENT_OVERHEAD;
        earlySegments++;
        count();
    }

    /** {@return the earliest segment behind the gap, which is no longer kept; null where there is none} */
    @Nullable
    Segment takeEarly() {
        Segment earliest = early;
        if (earliest != null) {
            early = earliest.following;
            earlyBytes -= earliest.bytes.length + SEGMENT_OVERHEAD;
            earlySegments--;
            count();
        }
        return earliest;
    }
}
