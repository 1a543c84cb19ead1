package dev.peel.plugins.handshake.match;

import java.util.Arrays;

/** The TCP segments of one capture, what they are matched by only; so many and no more. Not thread-safe. */
final class SeenPackets {
    // Hot path: allocates only where it grows.

    static final int NONE = -1;

    private static final int FIRST_CAPACITY = 1024;

    private final int limit;
    private long[] frames = new long[FIRST_CAPACITY];
    private long[] times = new long[FIRST_CAPACITY];
    private long[] prints = new long[FIRST_CAPACITY];
    private int[] sequences = new int[FIRST_CAPACITY];
    private int[] acknowledgments = new int[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int[] following = new int[FIRST_CAPACITY];
    private byte[] flags = new byte[FIRST_CAPACITY];
    private byte[] hops = new byte[FIRST_CAPACITY];
    private boolean[] toServer = new boolean[FIRST_CAPACITY];
    private int count;
    private long refused;

    SeenPackets(int limit) {
        this.limit = limit;
    }

    /**
     * Adds a segment.
     *
     * @param print a number that equal payloads share
     * @return its index; {@link #NONE} where there is no room
     */
    int add(Segment segment, boolean isToServer, long print) {
        if (count == limit) {
            refused++;
            return NONE;
        }
        if (count == frames.length) {
            grow();
        }
        frames[count] = segment.frame;
        times[count] = segment.time;
        prints[count] = print;
        sequences[count] = segment.sequence;
        acknowledgments[count] = segment.isAck() ? segment.acknowledgment : 0;
        lengths[count] = segment.length;
        flags[count] = (byte) segment.flags;
        hops[count] = (byte) segment.hops;
        toServer[count] = isToServer;
        following[count] = NONE;
        return count++;
    }

    /** Says that {@code next} is the segment after {@code i} in its flow. */
    void link(int i, int next) {
        following[i] = next;
    }

    /** {@return the segment after {@code i} in its flow; {@link #NONE} after the last} */
    int following(int i) {
        return following[i];
    }

    /** {@return how many segments there was no room for} */
    long refused() {
        return refused;
    }

    long frame(int i) {
        return frames[i];
    }

    /** {@return when it was captured, in nanoseconds since 1970} */
    long time(int i) {
        return times[i];
    }

    /** {@return a number that equal payloads share} */
    long print(int i) {
        return prints[i];
    }

    int sequence(int i) {
        return sequences[i];
    }

    int acknowledgment(int i) {
        return acknowledgments[i];
    }

    int length(int i) {
        return lengths[i];
    }

    int flags(int i) {
        return flags[i] & 0xff;
    }

    /** {@return the time to live or hop limit; 0 where there is no IP} */
    int hops(int i) {
        return hops[i] & 0xff;
    }

    boolean isToServer(int i) {
        return toServer[i];
    }

    private void grow() {
        int capacity = Math.min(limit, count + count / 2);
        frames = Arrays.copyOf(frames, capacity);
        times = Arrays.copyOf(times, capacity);
        prints = Arrays.copyOf(prints, capacity);
        sequences = Arrays.copyOf(sequences, capacity);
        acknowledgments = Arrays.copyOf(acknowledgments, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        following = Arrays.copyOf(following, capacity);
        flags = Arrays.copyOf(flags, capacity);
        hops = Arrays.copyOf(hops, capacity);
        toServer = Arrays.copyOf(toServer, capacity);
    }
}
