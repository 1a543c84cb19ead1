package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Numbers;
import java.util.Arrays;

/** Numbers of a hello message while it is read; as many as fit its length. Not thread-safe. */
final class NumberList {
    private static final int MAX_NUMBERS = 512; // more than all code points that IANA has registered for one list

    private int[] numbers = new int[32];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int number) {
        if (size == MAX_NUMBERS) {
            return;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int last() {
        return numbers[size - 1];
    }

    /** {@return them, copied} */
    Numbers numbers() {
        return Numbers.of(numbers, size);
    }
}
