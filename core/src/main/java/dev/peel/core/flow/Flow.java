package dev.peel.core.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A conversation between two endpoints, and what dissectors remember of it.
 *
 * <p>The first endpoint is the one that sent the first packet seen. Direction 0 is from the first endpoint to the second, 1 the other
 * way. Not thread-safe.
 */
public final class Flow {
    // Hot path: one object of about two cache lines for each flow; watched by FlowTableBenchmark.

    private static final @Nullable Object[] NO_STATES = new Object[0];

    final Transport transport;
    final int family;
    final long firstHigh;
    final long firstLow;
    final long secondHigh;
    final long secondLow;
    final int firstPort;
    final int secondPort;
    final int hash;
    private final int index;
    private final StreamMemory memory;
    long lastUse;

    private @Nullable Object[] states = NO_STATES;

    Flow(FlowKey key, int index, StreamMemory memory) {
        transport = key.transport;
        family = key.family;
        firstHigh = key.sourceHigh;
        firstLow = key.sourceLow;
        secondHigh = key.destinationHigh;
        secondLow = key.destinationLow;
        firstPort = key.sourcePort;
        secondPort = key.destinationPort;
        hash = key.hash();
        this.index = index;
        this.memory = memory;
    }

    /** {@return the flow's number among those of its transport, from 0, in the order of their first packets} */
    public int index() {
        return index;
    }

    /** {@return the kind of flow} */
    public Transport transport() {
        return transport;
    }

    /** {@return 0 when a packet with {@code key} goes from the first endpoint to the second, else 1} */
    public int direction(FlowKey key) {
        return firstPort == key.sourcePort && firstLow == key.sourceLow && firstHigh == key.sourceHigh ? 0 : 1;
    }

    boolean matches(FlowKey key) {
        if (transport != key.transport || family != key.family) {
            return false;
        }
        boolean same = firstPort == key.sourcePort
                && secondPort == key.destinationPort
                && firstLow == key.sourceLow
                && secondLow == key.destinationLow
                && firstHigh == key.sourceHigh
                && secondHigh == key.destinationHigh;
        return same
                || firstPort == key.destinationPort
                        && secondPort == key.sourcePort
                        && firstLow == key.destinationLow
                        && secondLow == key.sourceLow
                        && firstHigh == key.destinationHigh
                        && secondHigh == key.sourceHigh;
    }

    /** {@return what is remembered in {@code slot}, null when nothing is} */
    @SuppressWarnings("unchecked") // what is in a slot came in by its type
    public <T> @Nullable T state(Slot<T> slot) {
        return slot.id() < states.length ? (T) states[slot.id()] : null;
    }

    /** Remembers {@code value} in {@code slot}, in place of what was there. */
    public <T> void state(Slot<T> slot, T value) {
        if (slot.id() >= states.length) {
            states = Arrays.copyOf(states, slot.id() + 1);
        }
        states[slot.id()] = value;
    }

    /** {@return where memory that is kept on the flow beside its states is counted} */
    public StreamMemory memory() {
        return memory;
    }

    /** Gives back the memory of all that is counted here, and forgets all: names and joined flows may still lead here. */
    void release() {
        for (Object state : states) {
            if (state instanceof Releasable held) {
                held.release();
            }
        }
        states = NO_STATES;
    }
}
