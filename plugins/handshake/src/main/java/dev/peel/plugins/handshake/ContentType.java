package dev.peel.plugins.handshake;

/** The content types of TLS records, RFC 8446 5.1. */
public final class ContentType {
    /** RFC 8446 5, RFC 5246 7.1. */
    public static final int CHANGE_CIPHER_SPEC = 20;
    /** RFC 8446 6. */
    public static final int ALERT = 21;
    /** RFC 8446 4. */
    public static final int HANDSHAKE = 22;
    /** RFC 8446 5.2: what is encrypted, in TLS 1.3 whatever it is. */
    public static final int APPLICATION_DATA = 23;
    /** RFC 6520 3. */
    public static final int HEARTBEAT = 24;

    private ContentType() {}
}
