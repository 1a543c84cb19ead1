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

    /** {@return the other one of client and server; nobody for the rest} */
    public Party other() {
        return this == CLIENT ? SERVER : this == SERVER ? CLIENT : NOBODY;
    }

    /** {@return the name in lower case} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
