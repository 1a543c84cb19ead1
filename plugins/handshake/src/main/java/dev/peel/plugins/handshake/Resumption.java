package dev.peel.plugins.handshake;

import java.util.Locale;

/** Whether the handshake took up an earlier session, and by what. */
public enum Resumption {
    /** It did not, and the client did not ask for it. */
    NONE("full"),
    /** By the session's id, RFC 5246 7.3. */
    SESSION_ID("session id"),
    /** By a ticket, RFC 5077. */
    TICKET("ticket"),
    /** By a pre-shared key, RFC 8446 2.2. */
    PSK("psk"),
    /** The client asked for it, the server did not agree. */
    REFUSED("full, refused");

    private final String text;

    Resumption(String text) {
        this.text = text;
    }

    /** {@return the kind of handshake in the words that people read} */
    public String text() {
        return text;
    }

    /** {@return the name in lower case} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
