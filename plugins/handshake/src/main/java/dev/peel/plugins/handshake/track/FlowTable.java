package dev.peel.plugins.handshake.track;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The flows that are followed, by number, in the order of their first packets; so many and no more.
 *
 * <p>When they are too many, those are let go that will not be told of in all likelihood; when that does not make enough room, later
 * flows are not followed. Not thread-safe.
 */
final class FlowTable {
    // Hot path: find allocates nothing.

    private static final int WORTHWHILE = 8; // a clean-up that frees less than this part was the last

    private final int limit;
    private final Predicate<FlowTracker> isOfInterest;
    private final List<FlowTracker> inOrder = new ArrayList<>();
    private @Nullable FlowTracker[] table = new FlowTracker[1024];
    private @Nullable FlowTracker recent;
    private boolean isFull;
    private long dropped;
    private int lastRefused = FlowTracker.UNKNOWN;
    private long refused;

    /**
     * Makes room for flows.
     *
     * @param limit how many are kept, at least 1
     * @param isOfInterest which ones are kept when they are too many
     */
    FlowTable(int limit, Predicate<FlowTracker> isOfInterest) {
        this.limit = limit;
        this.isOfInterest = isOfInterest;
    }

    /** {@return the flow with number {@code stream}, null when it is not followed} */
    @Nullable
    FlowTracker find(int stream) {
        FlowTracker last = recent;
        if (last != null && last.stream() == stream) {
            return last;
        }
        FlowTracker found = table[slot(stream)];
        recent = found;
        return found;
    }

    /** {@return whether another flow may be added} */
    boolean hasRoom() {
        if (inOrder.size() < limit) {
            return true;
        }
        if (!isFull) {
            int before = inOrder.size();
            keepInteresting();
            int freed = before - inOrder.size();
            dropped += freed;
            isFull = freed < Math.max(1, before / WORTHWHILE);
        }
        return inOrder.size() < limit;
    }

    /** Adds a flow that is not there yet. */
    void add(FlowTracker flow) {
        inOrder.add(flow);
        if (inOrder.size() * 2 > table.length) {
            rebuild(table.length * 2);
        } else {
            table[slot(flow.stream())] = flow;
        }
        recent = flow;
    }

    /** Counts a flow that was not followed for want of room. */
    void refuse(int stream) {
        // The packets of one flow often follow each other; more would have to be remembered to count exactly.
        if (stream > lastRefused) {
            lastRefused = stream;
            refused++;
        }
    }

    /** {@return the flows, in the order of their first packets} */
    List<FlowTracker> inOrder() {
        return inOrder;
    }

    /** {@return how many flows were let go because they did not look like TLS} */
    long dropped() {
        return dropped;
    }

    /** {@return how many flows were not followed for want of room} */
    long refused() {
        return refused;
    }

    private void keepInteresting() {
        inOrder.removeIf(isOfInterest.negate());
        rebuild(table.length);
    }

    private void rebuild(int capacity) {
        table = new FlowTracker[capacity];
        for (FlowTracker flow : inOrder) {
            table[slot(flow.stream())] = flow;
        }
        recent = null;
    }

    /** {@return where the flow is, or the free place where it would be} */
    private int slot(int stream) {
        int mask = table.length - 1;
        int slot = stream * 0x9e3779b9 >>> 7 & mask;
        FlowTracker there = table[slot];
        while (there != null && there.stream() != stream) {
            slot = slot + 1 & mask;
            there = table[slot];
        }
        return slot;
    }
}
