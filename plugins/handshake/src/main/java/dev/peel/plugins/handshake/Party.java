package dev.peel.plugins.handshake;

import java.util.Locale;

/** Who did something to a flow, as far as its packets claim. */
public enum Party {
    /** The side that opened the connection. */
    CLIENT,
    /** The side that was connected to. */
    SERVER,
    /** A third one on the way between them. */
    MIDDLE,
    /** Neither: nothing was sent. */
    NOBODY;

    /** {@return the name in lower case} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
