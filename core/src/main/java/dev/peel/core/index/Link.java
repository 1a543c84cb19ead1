package dev.peel.core.index;

import dev.peel.core.flow.Transport;

/**
 * That a frame belongs to a flow, or has a fragment of a datagram, in 32 bits: what it is that the frame belongs to, whether that
 * began in place of what the link before names, and its number.
 */
final class Link {
    /** How many kinds of things frames belong to. */
    static final int KINDS = 4;

    static final int TCP = 0;
    static final int UDP = 1;
    static final int DATAGRAM = 2;
    /** The conversation of a flow that is not the frame's own; numbered by {@link #joined}. */
    static final int JOINED = 3;

    /** The largest number of a flow or datagram. */
    static final int LARGEST = (1 << 29) - 1;

    private static final int KIND_MASK = 3;
    private static final int REPLACING = 4;
    private static final int NUMBER_SHIFT = 3;

    private Link() {}

    static int of(int kind, boolean isReplacing, int number) {
        return kind | (isReplacing ? REPLACING : 0) | Math.min(number, LARGEST) << NUMBER_SHIFT;
    }

    static int kind(Transport transport) {
        return switch (transport) {
            case TCP -> TCP;
            case UDP -> UDP;
        };
    }

    static int kind(int link) {
        return link & KIND_MASK;
    }

    /** {@return that a frame joined the flow that {@code link} names} */
    static int joined(int link) {
        return of(JOINED, false, number(link) << 1 | kind(link));
    }

    /** {@return that a frame belongs to the flow that {@code link} says was joined} */
    static int home(int link) {
        return of(number(link) & 1, false, number(link) >>> 1);
    }

    /** {@return whether {@code link} names a flow of the frame's own} */
    static boolean isFlow(int link) {
        return kind(link) == TCP || kind(link) == UDP;
    }

    static boolean isReplacing(int link) {
        return (link & REPLACING) != 0;
    }

    static int number(int link) {
        return link >>> NUMBER_SHIFT;
    }

    static boolean isSame(int one, int other) {
        return (one | REPLACING) == (other | REPLACING);
    }
}
