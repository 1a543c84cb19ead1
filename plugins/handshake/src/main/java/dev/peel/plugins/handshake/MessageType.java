package dev.peel.plugins.handshake;

/** The types of handshake messages, RFC 8446 4, RFC 5246 7.4 and RFC 6066. */
public final class MessageType {
    /** RFC 5246 7.4.1.1. */
    public static final int HELLO_REQUEST = 0;
    /** RFC 8446 4.1.2. */
    public static final int CLIENT_HELLO = 1;
    /** RFC 8446 4.1.3. */
    public static final int SERVER_HELLO = 2;
    /** RFC 5077 3.3. */
    public static final int NEW_SESSION_TICKET = 4;
    /** RFC 8446 4.1.4, which gave it the form of a ServerHello; the number that drafts had for it stands for both here. */
    public static final int HELLO_RETRY_REQUEST = 6;
    /** RFC 5246 7.4.2. */
    public static final int CERTIFICATE = 11;
    /** RFC 5246 7.4.3. */
    public static final int SERVER_KEY_EXCHANGE = 12;
    /** RFC 5246 7.4.4. */
    public static final int CERTIFICATE_REQUEST = 13;
    /** RFC 5246 7.4.5. */
    public static final int SERVER_HELLO_DONE = 14;
    /** RFC 5246 7.4.8. */
    public static final int CERTIFICATE_VERIFY = 15;
    /** RFC 5246 7.4.7. */
    public static final int CLIENT_KEY_EXCHANGE = 16;
    /** RFC 5246 7.4.9. */
    public static final int FINISHED = 20;
    /** RFC 6066 8. */
    public static final int CERTIFICATE_STATUS = 22;

    private MessageType() {}
}
