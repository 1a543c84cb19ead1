package dev.peel.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * When a flow's packets came, for what tells the time within it. Immutable; kept on the flow by whoever notes such times.
 *
 * @param first when the first packet came, in nanoseconds since 1970
 * @param previous when the packet before the last came; that of the first where there was none
 * @param last when the last packet came
 */
public record FlowTimes(long first, long previous, long last) {
    private static final Slot<FlowTimes> SLOT = Slot.of("times", FlowTimes.class);

    /** {@return the times of {@code flow} now that a packet came at {@code now}, which the flow remembers} */
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
