package dev.peel.core.flow;

import dev.peel.core.internal.IdPool;

/**
 * The name of something that is remembered on a flow: an immutable value that is replaced, never changed, or
 * what the engine itself keeps there.
 *
 * @param <T> the type of the value
 */
@SuppressWarnings("UnusedTypeParameter") // it is what Flow and SlotValues hold values to
public final class Slot<T> {
    private static final IdPool IDS = new IdPool();

    private final String name;
    /** Keeps the id from being given to others. */
    private final IdPool.Lease lease = IDS.lease();

    private final int id = lease.next();

    private Slot(String name) {
        this.name = name;
    }

    /** {@return a slot called {@code name}} */
    public static <T> Slot<T> of(String name) {
        return new Slot<>(name);
    }

    int id() {
        return id;
    }

    @Override
    public String toString() {
        return name;
    }
}
