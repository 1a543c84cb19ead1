package dev.peel.core.flow;

import org.jspecify.annotations.Nullable;

/** When a flow's packets came, for what tells the time within it. Immutable; kept on the flow by whoever notes such times. */
public final class FlowTimes {
    private static final Slot<FlowTimes> SLOT = Slot.of("times");

    private final long first;
    private final long previous;
    private final long last;

    private FlowTimes(long first, long previous, long last) {
        this.first = first;
        this.previous = previous;
        this.last = last;
    }

    /**
     * {@return the times of {@code flow} with a packet more, which the flow remembers}
     *
     * @param now when the packet came, in nanoseconds since 1970
     */
    public static FlowTimes next(Flow flow, long now) {
        @Nullable FlowTimes known = flow.state(SLOT);
        FlowTimes next = known == null ? new FlowTimes(now, now, now) : new FlowTimes(known.first, known.last, now);
        flow.state(SLOT, next);
        return next;
    }

    /** {@return nanoseconds from the first packet to the last} */
    public long sinceFirst() {
        return last - first;
    }

    /** {@return nanoseconds from the packet before to the last, negative where clocks went back} */
    public long sincePrevious() {
        return last - previous;
    }
}
