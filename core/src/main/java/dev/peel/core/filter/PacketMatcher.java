package dev.peel.core.filter;

import dev.peel.core.packet.Packet;

/**
 * A filter at work on the packets of one run.
 *
 * <p>Not thread-safe: each thread has one of its own, see {@link Filter#matcher()}.
 */
public final class PacketMatcher {
    // Hot path: no allocation per packet; watched by FilterBenchmark.

    private final Condition condition;
    private final Budget budget;

    PacketMatcher(Condition condition, Budget budget) {
        this.condition = condition;
        this.budget = budget;
    }

    /**
     * {@return whether the filter holds for {@code packet}}
     *
     * @param packet with all of the filter's fields asked for
     */
    public boolean matches(Packet packet) {
        return condition.holds(packet);
    }

    /** {@return for how many values a pattern was given up because it took too many steps; they were taken as not matching} */
    public long undecided() {
        return budget.spent();
    }
}
