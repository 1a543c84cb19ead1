package dev.peel.plugins.handshake.match;

import java.util.List;

/**
 * The packets of a connection that both captures show. Packets are indices into what {@link CapturePoint#packets()} has.
 *
 * @param same pairs that are equal
 * @param changed pairs that are the same packet by place, and were changed on the way
 * @param onlyFirst those that only A has
 * @param onlySecond those that only B has
 * @param recut how many carry bytes that the other capture shows in packets of other sizes
 */
record PacketPairs(List<Pair> same, List<Pair> changed, List<Integer> onlyFirst, List<Integer> onlySecond, int recut) {

    /** A packet in A and in B. */
    record Pair(int first, int second) {}

    /** {@return whether both captures show the same} */
    boolean isAlike() {
        return changed.isEmpty() && onlyFirst.isEmpty() && onlySecond.isEmpty();
    }
}
