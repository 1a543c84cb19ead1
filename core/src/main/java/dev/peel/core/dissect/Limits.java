package dev.peel.core.dissect;

import java.util.EnumMap;
import java.util.Map;

/** The bounds that one run keeps. Immutable. */
public final class Limits {
    /** Every limit at its default. */
    public static final Limits DEFAULT = new Limits(new EnumMap<>(Limit.class));

    private final Map<Limit, Integer> changed;

    private Limits(EnumMap<Limit, Integer> changed) {
        this.changed = changed;
    }

    /** {@return the value of {@code limit}} */
    public int get(Limit limit) {
        return changed.getOrDefault(limit, limit.defaultValue());
    }

    /**
     * {@return these limits but for {@code limit}}
     *
     * @param value at least 1
     * @throws IllegalArgumentException when {@code value} is less than 1
     */
    public Limits with(Limit limit, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("limit " + limit.label() + " must be at least 1, not " + value);
        }
        EnumMap<Limit, Integer> next = new EnumMap<>(Limit.class);
        next.putAll(changed);
        next.put(limit, value);
        return new Limits(next);
    }
}
