package dev.peel.plugins.handshake;

/** How it is known which side is the client. */
public enum Role {
    /** It sent the SYN, or received the SYN-ACK. */
    SYN("syn"),
    /** It sent the ClientHello, or received the ServerHello. */
    HELLO("hello"),
    /** The other side has the port of a TLS service, or the lower one. */
    GUESSED("guessed");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** {@return the word in JSON} */
    public String label() {
        return label;
    }
}
