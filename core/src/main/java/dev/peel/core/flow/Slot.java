package dev.peel.core.flow;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The name of something that is remembered on a flow: an immutable value that is replaced, never changed.
 *
 * @param <T> the type of the value
 */
public final class Slot<T> {
    private static final AtomicInteger NEXT_ID = new AtomicInteger();

    private final String name;
    private final Class<T> type;
    private final int id = NEXT_ID.getAndIncrement();

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
