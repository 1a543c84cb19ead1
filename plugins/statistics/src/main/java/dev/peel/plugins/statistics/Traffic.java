package dev.peel.plugins.statistics;

import org.jspecify.annotations.Nullable;

/** What was counted between two endpoints, or of one. Changed in place. */
final class Traffic {
    // Hot path: no allocation per packet.

    final Endpoint first;
    final Endpoint second;
    final long stream;
    final int hash;
    /** By direction: 0 from the first endpoint, 1 to it. */
    final long[] frames = new long[2];

    final long[] bytes = new long[2];
    /** In nanoseconds since the first frame of the capture. */
    long start = Long.MAX_VALUE;

    long end = Long.MIN_VALUE;
    /** The next one with the same hash. */
    @Nullable
    Traffic next;

    Traffic(Endpoint first, Endpoint second, long stream, int hash) {
        this.first = first;
        this.second = second;
        this.stream = stream;
        this.hash = hash;
    }

    void add(int direction, long length, long time) {
        frames[direction]++;
        bytes[direction] += length;
        start = Math.min(start, time);
        end = Math.max(end, time);
    }

    long totalFrames() {
        return frames[0] + frames[1];
    }

    long totalBytes() {
        return bytes[0] + bytes[1];
    }
}
