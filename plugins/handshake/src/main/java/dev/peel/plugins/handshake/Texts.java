package dev.peel.plugins.handshake;

import java.util.HashMap;
import java.util.Map;

/** Texts that occur in many flows, such as addresses and names, each kept once as long as there is room. Not thread-safe. */
final class Texts {
    private static final int MAX_TEXTS = 1 << 16; // beyond that, texts are kept as often as they occur

    private final Map<String, String> known = new HashMap<>();

    /** {@return a text equal to {@code text}} */
    String once(String text) {
        if (known.size() < MAX_TEXTS) {
            String before = known.putIfAbsent(text, text);
            return before == null ? text : before;
        }
        return known.getOrDefault(text, text);
    }
}
