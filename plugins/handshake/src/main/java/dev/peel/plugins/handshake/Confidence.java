package dev.peel.plugins.handshake;

import java.util.Locale;

/** How much a verdict can be relied on. */
public enum Confidence {
    /** The packets say it. */
    HIGH,
    /** The packets are best explained by it. */
    MEDIUM,
    /** The packets allow it. */
    LOW;

    /** {@return the name in lower case} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the lower of both} */
    public Confidence and(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
