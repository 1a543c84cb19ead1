package dev.peel.plugins.handshake.track;

/** Reads what is said before TLS in protocols that are no text: PostgreSQL, MySQL, LDAP and SOCKS. */
final class BinaryPreamble {
    private static final String POSTGRES_REQUEST = "\0\0\0\u0008\u0004\u00d2\u0016/";
    private static final String LDAP_START_TLS = "1.3.6.1.4.1.1466.20037"; // RFC 4511 4.14.1
    private static final String LDAP_RESULT = "\n\u0001"; // an enumerated value of one byte
    private static final char LDAP_EXTENDED_RESPONSE = 'x'; // RFC 4511 4.12
    private static final int MYSQL_GREETING = 10; // version of the protocol
    private static final int MYSQL_SSL = 0x08; // of the second byte of the capabilities
    private static final int MYSQL_CAPABILITIES = 13; // bytes behind the version's text
    private static final int MYSQL_REQUEST_LENGTH = 36; // bytes of an SSLRequest with its header
    private static final char SOCKS_5 = 5; // RFC 1928 3
    private static final char SOCKS_NONE = '\u00ff';
    private static final char SOCKS_4_GRANTED = 90;

    /** What is said. */
    enum Kind {
        NOTHING,
        COMMAND,
        ACCEPTED,
        REFUSED,
        OFFERS,
        OFFERS_NOT
    }

    /**
     * What is said, in the words that people read.
     *
     * @param text the command or answer
     */
    record Saying(Kind kind, String text) {
        /** Nothing that is known here. */
        static final Saying NOTHING = new Saying(Kind.NOTHING, "");
    }

    private BinaryPreamble() {}

    /**
     * {@return what a segment says}
     *
     * @param isRequest whether the client sent it
     * @param command what the client asked for before; empty where it did not
     * @param bytes the payload, one character a byte
     */
    static Saying of(boolean isRequest, String command, String bytes) {
        return isRequest ? request(command, bytes) : answer(command, bytes);
    }

    private static Saying request(String command, String bytes) {
        if (bytes.startsWith(POSTGRES_REQUEST)) {
            return new Saying(Kind.COMMAND, "SSLRequest");
        }
        if (bytes.contains(LDAP_START_TLS)) {
            return new Saying(Kind.COMMAND, "StartTLS");
        }
        if (bytes.length() == MYSQL_REQUEST_LENGTH && bytes.startsWith(" \0\0") && (bytes.charAt(5) & MYSQL_SSL) != 0) {
            return new Saying(Kind.COMMAND, "SSLRequest");
        }
        boolean isSocks = bytes.length() > 2 && (bytes.charAt(0) == SOCKS_5 || bytes.charAt(0) == 4);
        return isSocks && command.isEmpty() && bytes.charAt(1) <= 4
                ? new Saying(Kind.COMMAND, "SOCKS " + (int) bytes.charAt(0))
                : Saying.NOTHING;
    }

    private static Saying answer(String command, String bytes) {
        if (command.startsWith("SOCKS ")) {
            return socks(bytes);
        }
        if (command.equals("StartTLS")) {
            int result = bytes.indexOf(LDAP_RESULT);
            boolean isAnswer = bytes.indexOf(LDAP_EXTENDED_RESPONSE) >= 0 && result >= 0 && bytes.length() > result + 2;
            return isAnswer
                    ? answered(bytes.charAt(result + 2) == 0, "result " + (int) bytes.charAt(result + 2))
                    : Saying.NOTHING;
        }
        boolean isGreeting =
                command.isEmpty() && bytes.length() > 5 && bytes.charAt(4) == MYSQL_GREETING && bytes.charAt(3) == 0;
        if (!isGreeting) {
            return Saying.NOTHING;
        }
        int capabilities = bytes.indexOf('\0', 5) + 1 + MYSQL_CAPABILITIES;
        boolean offers = capabilities + 1 < bytes.length() && (bytes.charAt(capabilities + 1) & MYSQL_SSL) != 0;
        return new Saying(offers ? Kind.OFFERS : Kind.OFFERS_NOT, "");
    }

    private static Saying socks(String bytes) {
        if (bytes.length() == 2 && bytes.charAt(0) == SOCKS_5) {
            boolean isRefused = bytes.charAt(1) == SOCKS_NONE;
            return isRefused ? answered(false, "no acceptable method") : Saying.NOTHING;
        }
        if (bytes.length() > 2 && bytes.charAt(0) == SOCKS_5) {
            return answered(bytes.charAt(1) == 0, "reply " + (int) bytes.charAt(1));
        }
        boolean isOld = bytes.length() == 8 && bytes.charAt(0) == 0;
        return isOld ? answered(bytes.charAt(1) == SOCKS_4_GRANTED, "reply " + (int) bytes.charAt(1)) : Saying.NOTHING;
    }

    private static Saying answered(boolean isAccepted, String text) {
        return new Saying(isAccepted ? Kind.ACCEPTED : Kind.REFUSED, text);
    }
}
