package dev.peel.core.print;

/** Colours of text on a terminal, by the escape sequences of ECMA-48 that every terminal knows; or none. */
enum Paint {
    /** As it is. */
    PLAIN(""),
    /** What matters less. */
    DIM("\u001b[2m"),
    /** What is looked for first. */
    BOLD("\u001b[1m"),
    /** What is encrypted. */
    SECURE("\u001b[1;32m"),
    /** What carries others. */
    TRANSPORT("\u001b[1;35m"),
    /** What finds names and addresses. */
    LOOKUP("\u001b[1;36m"),
    /** What the network says of itself. */
    CONTROL("\u001b[1;33m"),
    /** What browsers and servers say openly. */
    WEB("\u001b[1;34m"),
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
