package dev.peel.core.index;

import dev.peel.core.flow.Transport;

/**
 * That a frame belongs to a flow, or has a fragment of a datagram, in 32 bits: what it is that the frame belongs to, whether that
 * began in place of what the link before names, and its number.
 */
final class Link {
    /** How many kinds of things frames belong to. */
    static final int KINDS = 3;

    static final int TCP = 0;
    static final int UDP = 1;
    static final int DATAGRAM = 2;

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
