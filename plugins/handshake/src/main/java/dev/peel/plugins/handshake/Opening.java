package dev.peel.plugins.handshake;

/** What the first bytes of a direction look like. */
public enum Opening {
    /** Nothing was sent. */
    NONE("nothing"),
    /** The first bytes are not in the capture. */
    UNSEEN("bytes that are not in the capture"),
    /** A TLS record with a handshake message, RFC 8446 5.1. */
    TLS_HANDSHAKE("TLS"),
    /** A TLS record with an alert. */
    TLS_ALERT("a TLS alert"),
    /** Another TLS record. */
    TLS_OTHER("TLS data"),
    /** A ClientHello in the form of SSL 2.0, RFC 5246 E.2. */
    SSL2("an SSL 2.0 ClientHello"),
    /** RFC 9110 9.3.6. */
    HTTP_CONNECT("HTTP CONNECT"),
    /** RFC 9112 3. */
    HTTP_REQUEST("plain HTTP"),
    /** RFC 9112 4. */
    HTTP_RESPONSE("a plain HTTP response"),
    /** RFC 4253 4.2. */
    SSH("SSH"),
    /** The greeting of SMTP or FTP, RFC 5321 4.2, RFC 959 5.4. */
    NUMBERED_REPLY("a greeting as of SMTP or FTP"),
    /** RFC 1939 3. */
    POP("POP3"),
    /** RFC 3501 7.1. */
    IMAP("IMAP"),
    /** RFC 6120 4. */
    XMPP("XMPP"),
    /** The SSLRequest of PostgreSQL. */
    POSTGRES("a PostgreSQL SSLRequest"),
    /** The greeting of MySQL. */
    MYSQL("a MySQL greeting"),
    /** RFC 4511 4.2. */
    LDAP("LDAP"),
    /** RFC 1928 3, and SOCKS 4 before it. */
    SOCKS("SOCKS"),
    /** The header that a proxy puts before what it hands on. */
    PROXY("a PROXY header"),
    /** Text that is none of these. */
    TEXT("text"),
    /** Bytes that are none of these. */
    BINARY("bytes of no known protocol");

    private final String text;

    Opening(String text) {
        this.text = text;
    }

    /** {@return what it is, in the words that people read} */
    public String text() {
        return text;
    }

    /** {@return whether it is TLS} */
    public boolean isTls() {
        return this == TLS_HANDSHAKE || this == TLS_ALERT || this == TLS_OTHER || this == SSL2;
    }
}
