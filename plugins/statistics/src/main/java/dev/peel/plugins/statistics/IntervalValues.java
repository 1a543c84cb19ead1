package dev.peel.plugins.statistics;

import java.util.Arrays;

/** What was counted in each interval, by its number from 0; intervals that were not reached have counted nothing. */
final class IntervalValues {
    // Hot path: no allocation per packet, only when more intervals come.

    private long[] frames = new long[16];
    private long[] bytes = new long[16];
    private long[] counts = new long[16];
    private long[] sums = new long[16];
    private long[] least = new long[16];
    private long[] greatest = new long[16];

    void addFrame(int row, long length) {
        ensure(row);
        frames[row]++;
        bytes[row] += length;
    }

    /** Adds a value, which may be a number of 64 bits without sign. */
    void addValue(int row, long value) {
        ensure(row);
        least[row] = counts[row] == 0 ? value : Math.min(least[row], value);
        greatest[row] = counts[row] == 0 ? value : Math.max(greatest[row], value);
        counts[row]++;
        sums[row] += value;
    }

    /** Adds to the sum only. */
    void addPart(int row, long part) {
        ensure(row);
        sums[row] += part;
    }

    /** Counts what is in row {@code from} and after in row {@code to}. */
    void merge(int from, int to) {
        ensure(to);
        for (int row = Math.max(from, to + 1); row < frames.length; row++) {
            frames[to] += frames[row];
            bytes[to] += bytes[row];
            if (counts[row] > 0) {
                least[to] = counts[to] == 0 ? least[row] : Math.min(least[to], least[row]);
                greatest[to] = counts[to] == 0 ? greatest[row] : Math.max(greatest[to], greatest[row]);
            }
            counts[to] += counts[row];
            sums[to] += sums[row];
            frames[row] = 0;
            bytes[row] = 0;
            counts[row] = 0;
            sums[row] = 0;
        }
    }

    long frames(int row) {
        return at(frames, row);
    }

    long bytes(int row) {
        return at(bytes, row);
    }

    long count(int row) {
        return at(counts, row);
    }

    long sum(int row) {
        return at(sums, row);
    }

    long least(int row) {
        return at(least, row);
    }

    long greatest(int row) {
        return at(greatest, row);
    }

    /** {@return the mean value, cut off, 0 where there is none} */
    long mean(int row) {
        return count(row) == 0 ? 0 : sum(row) / count(row);
    }

    private static long at(long[] values, int row) {
        return row < values.length ? values[row] : 0;
    }

    private void ensure(int row) {
        if (row >= frames.length) {
            int size = Math.max(row + 1, frames.length * 2);
            frames = Arrays.copyOf(frames, size);
            bytes = Arrays.copyOf(bytes, size);
            counts = Arrays.copyOf(counts, size);
            sums = Arrays.copyOf(sums, size);
            least = Arrays.copyOf(least, size);
            greatest = Arrays.copyOf(greatest, size);
        }
    }
}
