package dev.peel.plugins.handshake.match;

import dev.peel.plugins.handshake.match.PacketPairs.Pair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the packets of one connection that two captures share: equal ones first, then those at the same place in the stream, then those
 * whose bytes the other capture shows cut into other packets, as offloading makes them.
 */
final class PacketPairing {
    private static final int OPENING_OR_ENDING = Segment.SYN | Segment.FIN | Segment.RST;

    private final FlowPair flow;
    private final SeenPackets here;
    private final SeenPackets there;
    private List<Integer> onlyHere;
    private List<Integer> onlyThere;

    private PacketPairing(FlowPair flow, SeenPackets here, SeenPackets there) {
        this.flow = flow;
        this.here = here;
        this.there = there;
        onlyHere = indices(flow.first(), here);
        onlyThere = indices(flow.second(), there);
    }

    /** {@return the packets of {@code flow}, paired} */
    static PacketPairs of(FlowPair flow, CapturePoint first, CapturePoint second) {
        return new PacketPairing(flow, first.packets(), second.packets()).make();
    }

    private PacketPairs make() {
        List<Pair> same = pair(i -> whole(here, i, false), i -> whole(there, i, true));
        List<Pair> changed = pair(i -> place(here, i, false), i -> place(there, i, true));
        List<Integer> recutHere = recut(onlyHere, here, false, onlyThere, there, true);
        List<Integer> recutThere = recut(onlyThere, there, true, onlyHere, here, false);
        onlyHere.removeAll(new HashSet<>(recutHere));
        onlyThere.removeAll(new HashSet<>(recutThere));
        return new PacketPairs(
                same, changed, List.copyOf(onlyHere), List.copyOf(onlyThere), recutHere.size() + recutThere.size());
    }

    private static List<Integer> indices(SeenFlow flow, SeenPackets packets) {
        List<Integer> indices = new ArrayList<>(flow.count());
        for (int i = flow.first(); i != SeenPackets.NONE; i = packets.following(i)) {
            indices.add(i);
        }
        return indices;
    }

    /**
     * Pairs what is left and has equal keys. Of several, the last ones are one: when a packet was sent again, it is the first that was
     * lost.
     */
    private List<Pair> pair(IntFunction<Object> keysHere, IntFunction<Object> keysThere) {
        Map<Object, Deque<Integer>> byKey = new HashMap<>();
        for (int each : onlyThere) {
            byKey.computeIfAbsent(keysThere.apply(each), key -> new ArrayDeque<>(1))
                    .add(each);
        }
        List<Pair> pairs = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int k = onlyHere.size() - 1; k >= 0; k--) {
            int each = onlyHere.get(k);
            Deque<Integer> found = byKey.get(keysHere.apply(each));
            Integer other = found == null ? null : found.pollLast();
            if (other == null) {
                left.add(each);
            } else {
                pairs.add(new Pair(each, other));
            }
        }
        Collections.reverse(left);
        onlyHere = left;
        List<Integer> leftThere = new ArrayList<>();
        byKey.values().forEach(leftThere::addAll);
        Collections.sort(leftThere);
        onlyThere = leftThere;
        Collections.reverse(pairs);
        return pairs;
    }

    private Object whole(SeenPackets packets, int i, boolean isSecond) {
        boolean isToServer = packets.isToServer(i);
        boolean hasAck = (packets.flags(i) & Segment.ACK) != 0;
        int acknowledgment = hasAck ? packets.acknowledgment(i) - shift(!isToServer, isSecond) : 0;
        return new Whole(
                isToServer,
                packets.sequence(i) - shift(isToServer, isSecond),
                acknowledgment,
                packets.length(i),
                packets.flags(i),
                packets.print(i));
    }

    private Object place(SeenPackets packets, int i, boolean isSecond) {
        boolean isToServer = packets.isToServer(i);
        return new Place(
                isToServer,
                packets.sequence(i) - shift(isToServer, isSecond),
                packets.length(i),
                packets.flags(i) & OPENING_OR_ENDING);
    }

    /** {@return by how much the sequence numbers in B are higher; 0 for those in A} */
    private int shift(boolean isToServer, boolean isSecond) {
        Integer offset = isSecond ? flow.offset(isToServer) : null;
        return offset == null ? 0 : offset;
    }

    /** {@return those of {@code mine} that carry data all of which {@code others} carry as well} */
    private List<Integer> recut(
            List<Integer> mine,
            SeenPackets packets,
            boolean isSecond,
            List<Integer> others,
            SeenPackets otherPackets,
            boolean areOthersSecond) {
        List<Integer> found = new ArrayList<>();
        for (boolean isToServer : new boolean[] {true, false}) {
            Integer origin = origin(mine, packets, isSecond, isToServer);
            if (origin == null) {
                continue;
            }
            int base = origin;
            Coverage covered = new Coverage();
            for (int each : others) {
                if (otherPackets.isToServer(each) == isToServer && otherPackets.length(each) > 0) {
                    int from = otherPackets.sequence(each) - shift(isToServer, areOthersSecond) - base;
                    covered.add(from, from + otherPackets.length(each));
                }
            }
            for (int each : mine) {
                int from = packets.sequence(each) - shift(isToServer, isSecond) - base;
                boolean isData = packets.isToServer(each) == isToServer && packets.length(each) > 0;
                if (isData && covered.holds(from, from + packets.length(each))) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    /** {@return the number that others of one direction are counted from, so that they can be ordered; null where there is none} */
    private @Nullable Integer origin(List<Integer> mine, SeenPackets packets, boolean isSecond, boolean isToServer) {
        for (int each : mine) {
            if (packets.isToServer(each) == isToServer && packets.length(each) > 0) {
                return packets.sequence(each) - shift(isToServer, isSecond);
            }
        }
        return null;
    }

    /** Comparable, so that many keys of equal hash codes, which an attacker can make, cost little. */
    private record Whole(boolean isToServer, int sequence, int acknowledgment, int length, int flags, long print)
            implements Comparable<Whole> {
        private static final Comparator<Whole> ORDER = Comparator.comparing(Whole::isToServer)
                .thenComparingInt(Whole::sequence)
                .thenComparingInt(Whole::acknowledgment)
                .thenComparingInt(Whole::length)
                .thenComparingInt(Whole::flags)
                .thenComparingLong(Whole::print);

        @Override
        public int compareTo(Whole other) {
            return ORDER.compare(this, other);
        }
    }

    /** Comparable, as {@link Whole} is. */
    private record Place(boolean isToServer, int sequence, int length, int flags) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::isToServer)
                .thenComparingInt(Place::sequence)
                .thenComparingInt(Place::length)
                .thenComparingInt(Place::flags);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
