package dev.peel.plugins.handshake;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Code points that a hello message lists, in its order: cipher suites, groups, extensions. Immutable. */
public final class Numbers {
    /** None. */
    public static final Numbers NONE = new Numbers(new int[0]);

    private final int[] numbers;

    private Numbers(int[] numbers) {
        this.numbers = numbers;
    }

    /** {@return the first {@code count} of {@code numbers}, copied} */
    public static Numbers of(int[] numbers, int count) {
        return count == 0 ? NONE : new Numbers(Arrays.copyOf(numbers, count));
    }

    /** {@return these numbers} */
    public static Numbers of(int... numbers) {
        return of(numbers, numbers.length);
    }

    /** {@return how many there are} */
    public int size() {
        return numbers.length;
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return numbers.length == 0;
    }

    /** {@return number {@code i}, from 0} */
    public int get(int i) {
        return numbers[i];
    }

    /** {@return whether {@code number} is among them} */
    public boolean contains(int number) {
        for (int each : numbers) {
            if (each == number) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether {@code isMeant} holds for one of them} */
    public boolean any(IntPredicate isMeant) {
        for (int each : numbers) {
            if (isMeant.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** {@return those that {@code isKept} holds for} */
    public Numbers filter(IntPredicate isKept) {
        return new Numbers(stream().filter(isKept).toArray());
    }

    /** {@return them without those that are there only so that peers learn to ignore them, RFC 8701} */
    public Numbers withoutGrease() {
        return filter(number -> !isGrease(number));
    }

    /** {@return them in their order} */
    public IntStream stream() {
        return Arrays.stream(numbers);
    }

    /** {@return whether {@code number} is reserved so that peers learn to ignore what they do not know, RFC 8701 2} */
    public static boolean isGrease(int number) {
        return (number & 0x0f0f) == 0x0a0a && number >> 8 == (number & 0xff);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers same && Arrays.equals(numbers, same.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
