package dev.peel.plugins.stun;

import dev.peel.core.flow.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest requests and answers of a flow, each as it came first. Immutable.
 *
 * @param messages the last one last
 */
record Transactions(List<Message> messages) {
    static final Slot<Transactions> SLOT = Slot.of("stun.transactions");
    static final Transactions NONE = new Transactions(List.of());

    /**
     * One message.
     *
     * @param id its transaction's number in hexadecimal
     * @param method its method
     * @param kind its class, 0 for a request
     * @param frame the number of its frame
     * @param time when that was captured, in nanoseconds since 1970
     */
    record Message(String id, int method, int kind, long frame, long time) {}

    /** {@return these and {@code message}, of which the last {@code most} stay} */
    Transactions with(Message message, int most) {
        List<Message> more = new ArrayList<>(messages);
        more.add(message);
        return new Transactions(List.copyOf(more.subList(Math.max(0, more.size() - most), more.size())));
    }

    /** {@return the latest such message, null where there is none} */
    @Nullable
    Message find(String id, int method, int kind) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message message = messages.get(i);
            if (message.kind == kind && message.method == method && message.id.equals(id)) {
                return message;
            }
        }
        return null;
    }
}
