package dev.peel.core.flow;

import dev.peel.core.internal.IdPool;

/**
 * The name of something that is remembered on a flow: an immutable value that is replaced, never changed, or
 * what the engine itself keeps there.
 *
 * @param <T> the type of the value
 */
public final class Slot<T> {
    private static final IdPool IDS = new IdPool();

    private final String name;
    private final Class<T> type;
    /** Keeps the id from being given to others. */
    private final IdPool.Lease lease = IDS.lease();

    private final int id = lease.next();

    private Slot(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /** {@return a slot called {@code name} for values of {@code type}} */
    public static <T> Slot<T> of(String name, Class<T> type) {
        return new Slot<>(name, type);
    }

    int id() {
        return id;
    }

    Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
