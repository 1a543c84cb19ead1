package dev.peel.plugins.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows by their endpoints, up to a limit; what would need one more row is counted and left out. Not thread-safe. */
final class TrafficTable {
    // Hot path: no allocation per packet, only per row.

    private final int limit;
    private final List<Traffic> rows = new ArrayList<>();
    private @Nullable Traffic[] buckets = new Traffic[1024];
    private long leftOut;

    /** Makes a table of {@code limit} rows at most. */
    TrafficTable(int limit) {
        this.limit = limit;
    }

    /**
     * {@return the row of these endpoints, in either order, and this stream; made when there is none; null when the table is full}
     */
    @Nullable
    Traffic find(Endpoint one, Endpoint other, long stream) {
        int hash = one.hash() + other.hash() + Long.hashCode(stream) * 31;
        for (Traffic row = buckets[hash & buckets.length - 1]; row != null; row = row.next) {
            if (row.hash == hash && row.stream == stream && isBetween(row, one, other)) {
                return row;
            }
        }
        if (rows.size() == limit) {
            leftOut++;
            return null;
        }
        return add(new Traffic(one.copy(), other.copy(), stream, hash));
    }

    private static boolean isBetween(Traffic row, Endpoint one, Endpoint other) {
        return row.first.is(one) && row.second.is(other) || row.first.is(other) && row.second.is(one);
    }

    private Traffic add(Traffic row) {
        if (rows.size() > buckets.length) {
            grow();
        }
        rows.add(row);
        put(row);
        return row;
    }

    private void put(Traffic row) {
        int bucket = row.hash & buckets.length - 1;
        row.next = buckets[bucket];
        buckets[bucket] = row;
    }

    private void grow() {
        buckets = new Traffic[buckets.length * 2];
        rows.forEach(this::put);
    }

    /** {@return the rows, those with the most frames first, else in the order of their first frame} */
    List<Traffic> sorted() {
        return rows.stream()
                .sorted(Comparator.comparingLong(Traffic::totalFrames).reversed())
                .toList();
    }

    /** {@return how often a row was left out} */
    long leftOut() {
        return leftOut;
    }
}
