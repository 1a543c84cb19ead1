package dev.peel.plugins.handshake.track;

import java.util.HashMap;
import java.util.Map;

/** Values that occur in many flows, such as addresses and names, each kept once as long as there is room. Not thread-safe. */
final class Pool<T> {
    private static final int MAX_VALUES = 1 << 16; // beyond that, values are kept as often as they occur

    private final Map<T, T> known = new HashMap<>();

    /** {@return a value equal to {@code value}} */
    T once(T value) {
        if (known.size() < MAX_VALUES) {
            T before = known.putIfAbsent(value, value);
            return before == null ? value : before;
        }
        return known.getOrDefault(value, value);
    }
}
