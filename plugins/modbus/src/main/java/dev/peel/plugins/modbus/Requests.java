package dev.peel.plugins.modbus;

import dev.peel.core.flow.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a flow that an answer may still come to. Immutable.
 *
 * @param waiting the latest of them, the last one last
 */
record Requests(List<Request> waiting) {
    static final Slot<Requests> SLOT = Slot.of("modbus.requests");
    static final Requests NONE = new Requests(List.of());

    /**
     * One request.
     *
     * @param exchange what its header says
     * @param function its code, 1 to 127
     * @param frame the number of its frame
     * @param time when that was captured, in nanoseconds since 1970
     * @param reference the first coil or register that it asks for
     * @param count how many it asks for
     */
    record Request(Exchange exchange, int function, long frame, long time, int reference, int count) {}

    /** {@return these and {@code request}, of which the last {@code most} stay} */
    Requests with(Request request, int most) {
        List<Request> more = new ArrayList<>(waiting);
        more.removeIf(known -> known.exchange.equals(request.exchange));
        more.add(request);
        int first = Math.max(0, more.size() - most);
        return new Requests(List.copyOf(more.subList(first, more.size())));
    }

    /** {@return the request that {@code answer} is to, null where none is known} */
    @Nullable
    Request of(Exchange answer, int function) {
        for (Request request : waiting) {
            if (request.exchange.transaction() == answer.transaction()
                    && request.exchange.unit() == answer.unit()
                    && request.function == function) {
                return request;
            }
        }
        return null;
    }
}
