package dev.peel.core.print;

/** Colours of text on a terminal, by the escape sequences of ECMA-48 that every terminal knows; or none. */
enum Paint {
    /** As it is. */
    PLAIN(""),
    /** What matters less. */
    DIM("\u001b[2m"),
    /** What is looked for first. */
    BOLD("\u001b[1m"),
    /** What is worth knowing. */
    NOTE("\u001b[36m"),
    /** What may be wrong. */
    WARNING("\u001b[33m"),
    /** What is wrong. */
    ERROR("\u001b[31m");

    private static final String END = "\u001b[0m";

    private final String start;

    Paint(String start) {
        this.start = start;
    }

    /** Colours what is appended until {@link #end}. */
    void start(TextBuffer out) {
        out.text(start);
    }

    /** Goes back to the terminal's own colours. */
    void end(TextBuffer out) {
        if (this != PLAIN) {
            out.text(END);
        }
    }
}
