package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Limit;
import dev.peel.core.flow.StreamMemory;
import java.util.Arrays;

/**
 * The segments that one side of a connection has sent and the other has not acknowledged, in the order in which they came. Bounded
 * by {@link Limit#UNACKNOWLEDGED_SEGMENTS} and {@link Limit#STREAM_BYTES}; what came beyond that is not remembered.
 */
final class UnacknowledgedSegments {
    // Hot path: no allocation per segment, but where the array grows. A segment takes three numbers: its first and its
    // next sequence
    // number; its frame, and as the lowest bit whether the last number is a FIN's; its time.

    private static final int WORDS = 3; // a segment
    private static final int FIRST_CAPACITY = 4; // segments
    private static final int LARGE = 64; // segments, an array that is given back when all is acknowledged
    private static final long[] NONE = new long[0];

    private final StreamMemory memory;
    private long[] words = NONE;
    private int count;
    /** The first number of all. */
    private int start;
    /** The number behind the last byte of all. */
    private int end;

    UnacknowledgedSegments(StreamMemory memory) {
        this.memory = memory;
    }

    void add(Segment segment, Dissection d) {
        if (!hasRoom(d)) {
            return;
        }
        int at = count++ * WORDS;
        int next = segment.next();
        words[at] = pair(segment.sequence, next);
        words[at + 1] = segment.frame << 1 | (segment.end() == next ? 0 : 1);
        words[at + 2] = segment.time;
        include(at);
    }

    /** Forgets what {@code segment} acknowledges, and tells it which segment that was, the first one where it came again. */
    void acknowledge(Segment segment) {
        int number = segment.acknowledgment;
        if (count == 0 || !SequenceNumbers.isAfter(number, start)) {
            return; // most acknowledgments say nothing new
        }
        int kept = 0;
        for (int at = 0; at < count * WORDS; at += WORDS) {
            int next = (int) words[at];
            if (next == number && segment.acknowledgedFrame == 0) {
                segment.acknowledgedFrame = words[at + 1] >>> 1;
                segment.roundTrip = segment.time - words[at + 2];
            }
            if (SequenceNumbers.isAfter(next, number)) {
                int first = (int) (words[at] >>> 32);
                words[kept] = SequenceNumbers.isBefore(first, number) ? pair(number, next) : words[at];
                words[kept + 1] = words[at + 1];
                words[kept + 2] = words[at + 2];
                kept += WORDS;
            }
        }
        count = 0;
        for (int at = 0; at < kept; at += WORDS) {
            count++;
            include(at);
        }
        if (count == 0 && words.length > LARGE * WORDS) {
            release();
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** {@return the frame of the first} */
    long firstFrame() {
        return words[1] >>> 1;
    }

    /** {@return when the first was captured} */
    long firstTime() {
        return words[2];
    }

    /** {@return how many numbers there are from the first of all to the last byte of all} */
    long span() {
        return count == 0 ? 0 : end - start & 0xffffffffL;
    }

    /** Forgets all, and gives back the memory. */
    void release() {
        resize(0);
        count = 0;
    }

    private void include(int at) {
        int first = (int) (words[at] >>> 32);
        int last = (int) words[at] - (int) (words[at + 1] & 1);
        if (count == 1 || SequenceNumbers.isBefore(first, start)) {
            start = first;
        }
        if (count == 1 || SequenceNumbers.isAfter(last, end)) {
            end = last;
        }
    }

    private boolean hasRoom(Dissection d) {
        if (!d.mayGrow(Limit.UNACKNOWLEDGED_SEGMENTS, count + 1L)) {
            return false;
        }
        if (count * WORDS == words.length) {
            int capacity = Math.max(FIRST_CAPACITY, count * 2) * WORDS;
            long more = (capacity - words.length) * (long) Long.BYTES;
            if (!d.mayGrow(Limit.STREAM_BYTES, memory.held() + more)) {
                return false;
            }
            resize(capacity);
        }
        return true;
    }

    private void resize(int capacity) {
        if (capacity == words.length) {
            return;
        }
        memory.add((capacity - words.length) * Long.BYTES);
        words = capacity == 0 ? NONE : Arrays.copyOf(words, capacity);
    }

    private static long pair(int first, int next) {
        return (long) first << 32 | next & 0xffffffffL;
    }
}
