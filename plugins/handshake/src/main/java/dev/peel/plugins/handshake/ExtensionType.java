package dev.peel.plugins.handshake;

/** The types of extensions that say something of how a handshake goes, as IANA registers them. */
public final class ExtensionType {
    /** RFC 6066 3. */
    public static final int SERVER_NAME = 0;
    /** RFC 6066 8. */
    public static final int STATUS_REQUEST = 5;
    /** RFC 8446 4.2.7. */
    public static final int SUPPORTED_GROUPS = 10;
    /** RFC 8446 4.2.3. */
    public static final int SIGNATURE_ALGORITHMS = 13;
    /** RFC 7301 3.1. */
    public static final int APPLICATION_PROTOCOLS = 16;
    /** RFC 7627 5.1. */
    public static final int EXTENDED_MASTER_SECRET = 23;
    /** RFC 5077 3.2. */
    public static final int SESSION_TICKET = 35;
    /** RFC 8446 4.2.11. */
    public static final int PRE_SHARED_KEY = 41;
    /** RFC 8446 4.2.10. */
    public static final int EARLY_DATA = 42;
    /** RFC 8446 4.2.1. */
    public static final int SUPPORTED_VERSIONS = 43;
    /** RFC 8446 4.2.2. */
    public static final int COOKIE = 44;
    /** RFC 8446 4.2.8. */
    public static final int KEY_SHARE = 51;
    /** RFC 9849 5. */
    public static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;
    /** RFC 5746 3.2. */
    public static final int RENEGOTIATION_INFO = 0xff01;

    private ExtensionType() {}
}
