package dev.peel.plugins.handshake;

/** How far a flow came: the steps of opening a TLS connection that packets show. */
public enum Step {
    /** The client sent SYN. */
    TCP_SYN("SYN"),
    /** The server answered it with SYN, ACK. */
    TCP_SYNACK("SYN-ACK"),
    /** The client acknowledged that. */
    TCP_EST("tcp established"),
    /** The client sent a ClientHello. */
    CLIENT_HELLO("ClientHello"),
    /** The server asked for another one, RFC 8446 4.1.4. */
    HRR("HelloRetryRequest"),
    /** The server chose version and cipher suite. */
    SERVER_HELLO("ServerHello"),
    /** The server said all it has to say first: ServerHelloDone, or what may hold its encrypted Finished in TLS 1.3. */
    SERVER_FLIGHT("server's flight"),
    /** The client sent its part of the keys, RFC 5246 7.4.7. */
    CLIENT_FLIGHT("ClientKeyExchange"),
    /** The client's Finished, encrypted. */
    FINISHED_C("client's Finished"),
    /** The server's Finished, encrypted; up to TLS 1.2. */
    FINISHED_S("server's Finished"),
    /** Application data after the handshake. In TLS 1.3 it is the client's that counts: the server's may be session tickets. */
    APPDATA("data");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    /** {@return the step in the words that people read} */
    public String text() {
        return text;
    }
}
