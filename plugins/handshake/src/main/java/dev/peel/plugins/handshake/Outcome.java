package dev.peel.plugins.handshake;

/** What became of the handshake. */
public enum Outcome {
    /** It was completed. */
    COMPLETED("completed", ' '),
    /** It ended between the ClientHello and its completion. */
    FAILED("failed", '!'),
    /** The connection ended before a ClientHello, and nothing was sent in its place. */
    NO_HELLO("without ClientHello", '!'),
    /** Something else than TLS was sent. */
    NOT_TLS("not TLS", '!'),
    /** The capture ended before the handshake did. */
    UNFINISHED("unfinished", '?'),
    /** The capture does not show the handshake: it started before, or only one side was captured. */
    UNSEEN("not in the capture", '?');

    private final String text;
    private final char mark;

    Outcome(String text, char mark) {
        this.text = text;
        this.mark = mark;
    }

    /** {@return the outcome in the words that people read} */
    public String text() {
        return text;
    }

    /** {@return the character before the flow's line} */
    public char mark() {
        return mark;
    }
}
