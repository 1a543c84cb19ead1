package dev.peel.plugins.handshake.match;

import java.util.Map;
import java.util.TreeMap;

/** Ranges of a stream's bytes, joined where they touch. Not thread-safe. */
final class Coverage {
    private final TreeMap<Integer, Integer> ends = new TreeMap<>(); // by start

    /** Adds the bytes from {@code from} to {@code to} - 1. */
    void add(int from, int to) {
        int start = from;
        int end = to;
        Map.Entry<Integer, Integer> before = ends.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            start = before.getKey();
            end = Math.max(end, before.getValue());
        }
        Map.Entry<Integer, Integer> next = ends.ceilingEntry(start);
        while (next != null && next.getKey() <= end) {
            end = Math.max(end, next.getValue());
            ends.remove(next.getKey());
            next = ends.ceilingEntry(start);
        }
        ends.put(start, end);
    }

    /** {@return whether all bytes from {@code from} to {@code to} - 1 are there} */
    boolean holds(int from, int to) {
        Map.Entry<Integer, Integer> range = ends.floorEntry(from);
        return range != null && range.getValue() >= to;
    }
}
