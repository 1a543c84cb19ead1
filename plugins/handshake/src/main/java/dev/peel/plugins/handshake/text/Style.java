package dev.peel.plugins.handshake.text;

import dev.peel.core.plugin.Screen;

/** How text stands out on a screen that has colours; on others it does not. */
public enum Style {
    /** As it is. */
    PLAIN(""),
    /** What matters less. */
    DIM("\u001b[2m"),
    /** What is looked for first. */
    BOLD("\u001b[1m"),
    /** What may be wrong. */
    WARNING("\u001b[33m"),
    /** What is wrong. */
    ERROR("\u001b[31m");

    private static final String END = "\u001b[0m";

    private final String start;

    Style(String start) {
        this.start = start;
    }

    /** {@return {@code text} in this style on {@code screen}} */
    public String of(String text, Screen screen) {
        return this == PLAIN || !screen.isColored() || text.isEmpty() ? text : start + text + END;
    }
}
