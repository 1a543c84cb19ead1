package dev.peel.plugins.handshake;

/** Where on the way a flow was captured, as its round trips tell. */
public enum Vantage {
    /** At the client, or near it. */
    CLIENT("near the client"),
    /** At the server, or near it. */
    SERVER("near the server"),
    /** Far from both. */
    MIDDLE("between client and server"),
    /** The opening of the connection is not there, or too fast to tell. */
    UNKNOWN("at an unknown place");

    private final String text;

    Vantage(String text) {
        this.text = text;
    }

    /** {@return the place, in the words that people read} */
    public String text() {
        return text;
    }
}
