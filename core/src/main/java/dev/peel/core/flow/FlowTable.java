package dev.peel.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * The flows of a capture, found by the endpoints of a packet.
 *
 * <p>Holds a bounded number of flows: one that has been idle for long makes room for a new one. Not thread-safe.
 */
public final class FlowTable {
    // Hot path: no allocation per packet; watched by FlowTableBenchmark.
    // Open addressing with linear probing; a removed flow's followers move up, so that there are no tombstones.

    private static final int FIRST_CAPACITY = 1024;
    private static final int EVICTION_SAMPLE = 32; // flows looked at to find an idle one

    private final int maximum;
    private final StreamMemory streamMemory = new StreamMemory();
    private final FlowNumbers numbers;
    private @Nullable Flow[] slots = new Flow[FIRST_CAPACITY];
    private @Nullable Flow recent; // packets of one flow often follow each other
    private int size;
    private long evicted;
    private int hand;

    /** Makes an empty table for at most {@code maximum} flows, which get their numbers from {@code numbers}. */
    public FlowTable(int maximum, FlowNumbers numbers) {
        this.maximum = maximum;
        this.numbers = numbers;
    }

    /**
     * {@return the flow with the endpoints of {@code key}, in either direction; a new one where there is none}
     *
     * @param now the number of the frame at hand, which marks the flow as used
     */
    public Flow find(FlowKey key, long now) {
        Flow found = recent;
        if (found == null || !found.matches(key)) {
            found = search(key);
            recent = found;
        }
        found.lastUse = now;
        return found;
    }

    private Flow search(FlowKey key) {
        int mask = slots.length - 1;
        int hash = key.hash();
        int at = hash & mask;
        for (Flow flow = slots[at]; flow != null; flow = slots[at]) {
            if (flow.hash == hash && flow.matches(key)) {
                return flow;
            }
            at = at + 1 & mask;
        }
        return insert(newFlow(key));
    }

    /** {@return a new flow with the endpoints of {@code key} and the next number, in place of {@code old}, a reused port's former one} */
    public Flow replace(Flow old, FlowKey key, long now) {
        int at = slotOf(old);
        Flow flow = newFlow(key);
        flow.lastUse = now;
        recent = flow;
        if (slots[at] == null) {
            return insert(flow);
        }
        old.release();
        slots[at] = flow;
        return flow;
    }

    /** {@return whether {@code flow} is still in the table, where it is marked as used by frame {@code now}} */
    public boolean keep(Flow flow, long now) {
        flow.lastUse = now;
        return slots[slotOf(flow)] == flow;
    }

    /** {@return the memory that the flows' stream buffers hold} */
    public StreamMemory streamMemory() {
        return streamMemory;
    }

    /** {@return how many flows were forgotten to make room} */
    public long evicted() {
        return evicted;
    }

    /** {@return how many flows the table holds} */
    public int size() {
        return size;
    }

    private Flow newFlow(FlowKey key) {
        return new Flow(key, numbers.begin(key.transport), streamMemory);
    }

    private Flow insert(Flow flow) {
        if (size >= maximum) {
            evictIdle();
        } else if (size * 2 >= slots.length) {
            grow();
        }
        put(slots, flow);
        size++;
        return flow;
    }

    private static void put(@Nullable Flow[] slots, Flow flow) {
        int mask = slots.length - 1;
        int at = flow.hash & mask;
        while (slots[at] != null) {
            at = at + 1 & mask;
        }
        slots[at] = flow;
    }

    private void grow() {
        @Nullable Flow[] larger = new Flow[slots.length * 2];
        for (Flow flow : slots) {
            if (flow != null) {
                put(larger, flow);
            }
        }
        slots = larger;
    }

    /** {@return where {@code flow} is; where it is not in the table any more, where it could be} */
    private int slotOf(Flow flow) {
        int mask = slots.length - 1;
        int at = flow.hash & mask;
        while (slots[at] != flow && slots[at] != null) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** Forgets the flow that has been idle for longest among those next to the hand. */
    private void evictIdle() {
        int mask = slots.length - 1;
        int oldest = -1;
        for (int seen = 0; seen < EVICTION_SAMPLE || oldest < 0; hand = hand + 1 & mask) {
            Flow flow = slots[hand];
            if (flow != null) {
                seen++;
                Flow best = oldest < 0 ? null : slots[oldest];
                if (best == null || flow.lastUse < best.lastUse) {
                    oldest = hand;
                }
            }
        }
        remove(oldest);
        evicted++;
    }

    private void remove(int index) {
        int mask = slots.length - 1;
        int hole = index;
        Flow removed = slots[hole];
        if (removed != null) {
            removed.release();
        }
        slots[hole] = null;
        size--;
        for (int at = hole + 1 & mask; ; at = at + 1 & mask) {
            Flow flow = slots[at];
            if (flow == null) {
                return;
            }
            int home = flow.hash & mask;
            // The flow may move into the hole unless its home lies between the hole and its place.
            if ((at - home & mask) >= (at - hole & mask)) {
                slots[hole] = flow;
                slots[at] = null;
                hole = at;
            }
        }
    }
}
