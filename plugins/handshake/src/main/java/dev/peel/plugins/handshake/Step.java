package dev.peel.plugins.handshake;

/** How far a flow came: the steps of opening a TLS connection that packets show. */
public enum Step {
    /** The client sent SYN. */
    TCP_SYN(1 << 0, "SYN"),
    /** The server answered it with SYN, ACK. */
    TCP_SYNACK(1 << 1, "SYN-ACK"),
    /** The client acknowledged that. */
    TCP_EST(1 << 2, "tcp established"),
    /** A proxy agreed to lead on, or the server to begin TLS within another protocol. */
    PRETLS(1 << 12, "request for TLS"),
    /** The client sent a ClientHello. */
    CLIENT_HELLO(1 << 3, "ClientHello"),
    /** The server asked for another one, RFC 8446 4.1.4. */
    HRR(1 << 4, "HelloRetryRequest"),
    /** The server chose version and cipher suite. */
    SERVER_HELLO(1 << 5, "ServerHello"),
    /** The server said all it has to say first: ServerHelloDone, or what may hold its encrypted Finished in TLS 1.3. */
    SERVER_FLIGHT(1 << 6, "server's flight"),
    /** The client sent its part of the keys, RFC 5246 7.4.7. */
    CLIENT_FLIGHT(1 << 7, "ClientKeyExchange"),
    /** The client's Finished, encrypted. */
    FINISHED_C(1 << 8, "client's Finished"),
    /** The server's Finished, encrypted; up to TLS 1.2. */
    FINISHED_S(1 << 9, "server's Finished"),
    /** Application data after the handshake. In TLS 1.3 it is the client's that counts: the server's may be session tickets. */
    APPDATA(1 << 10, "data"),
    /** A side closed its direction after the handshake. */
    CLOSE(1 << 11, "close");

    private final int bit;
    private final String text;

    Step(int bit, String text) {
        this.bit = bit;
        this.text = text;
    }

    /** {@return a number with one bit set, another one for each step} */
    public int bit() {
        return bit;
    }

    /** {@return the step in the words that people read} */
    public String text() {
        return text;
    }
}
