package dev.peel.core.index;

import java.util.Arrays;

/** Numbers of 32 bits, added at the end; grows in chunks, so that nothing is copied. Not thread-safe. */
final class IntColumn {
    // Hot path: no allocation per number.

    private static final int BITS = 16;
    private static final int CHUNK = 1 << BITS; // numbers

    private int[][] chunks = new int[4][];
    private int size;

    /** Adds {@code number} at the end. */
    void add(int number) {
        int chunk = size >>> BITS;
        if ((size & CHUNK - 1) == 0) {
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * chunk);
            }
            chunks[chunk] = new int[CHUNK];
        }
        chunks[chunk][size & CHUNK - 1] = number;
        size++;
    }

    int get(int index) {
        return chunks[index >>> BITS][index & CHUNK - 1];
    }

    int size() {
        return size;
    }
}
