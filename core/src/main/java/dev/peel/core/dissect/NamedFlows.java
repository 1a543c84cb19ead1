package dev.peel.core.dissect;

import dev.peel.core.flow.Flow;
import dev.peel.core.flow.FlowTable;
import dev.peel.core.flow.Slot;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Flows by their names, and which flow goes on in which other.
 *
 * <p>Keeps a bounded number of names; the oldest make room. Not thread-safe.
 */
final class NamedFlows {
    private static final Slot<Joined> JOINED = Slot.of("joined");

    private final FlowTable flows;
    private final int maximum;
    private final LinkedHashMap<FlowName, Named> named = new LinkedHashMap<>();

    /** Makes an empty table for at most {@code maximum} names of what is in {@code flows}. */
    NamedFlows(FlowTable flows, int maximum) {
        this.flows = flows;
        this.maximum = maximum;
    }

    /**
     * Another flow that a flow goes on in.
     *
     * @param isTurned whether direction 0 of the one is direction 1 of the other
     */
    record Joined(Flow flow, boolean isTurned) {
        /** {@return the direction there of a packet that goes in {@code direction} here} */
        int direction(int direction) {
            return isTurned ? 1 - direction : direction;
        }
    }

    private record Named(Flow flow, int direction) {}

    /** {@return whether there was room for the name without forgetting another} */
    boolean name(FlowName name, Flow flow, int direction) {
        named.remove(name); // the newest is the last
        named.put(name, new Named(flow, direction));
        if (flow.state(JOINED) != null) {
            flow.state(JOINED, new Joined(flow, false));
        }
        if (named.size() <= maximum) {
            return true;
        }
        var oldest = named.keySet().iterator();
        oldest.next();
        oldest.remove();
        return false;
    }

    /** {@return the flow called {@code name}, which {@code flow} goes on in from now on; null where there is no other} */
    @Nullable
    Joined join(FlowName name, Flow flow, int direction, long now) {
        Named found = named.get(name);
        if (found == null || found.flow() == flow || !flows.keep(found.flow(), now)) {
            return null;
        }
        Joined joined = new Joined(found.flow(), found.direction() != direction);
        flow.state(JOINED, joined);
        return joined;
    }

    /** {@return what {@code flow} goes on in, null for itself} */
    @Nullable
    Joined joinedBy(Flow flow, long now) {
        Joined joined = flow.state(JOINED);
        return joined == null || joined.flow() == flow || !flows.keep(joined.flow(), now) ? null : joined;
    }
}
