package dev.peel.core.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is in each {@link Slot}; empty at first. Not thread-safe. */
public final class SlotValues {
    private static final @Nullable Object[] NONE = new Object[0];

    private @Nullable Object[] values = NONE;

    /** {@return what is in {@code slot}, null when nothing is} */
    @SuppressWarnings("unchecked") // what is in a slot came in by its type
    public <T> @Nullable T get(Slot<T> slot) {
        return slot.id() < values.length ? (T) values[slot.id()] : null;
    }

    /** Puts {@code value} into {@code slot}, in place of what was there. */
    public <T> void put(Slot<T> slot, T value) {
        if (slot.id() >= values.length) {
            values = Arrays.copyOf(values, slot.id() + 1);
        }
        values[slot.id()] = value;
    }
}
