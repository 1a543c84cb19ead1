package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Opening;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells protocols from the first bytes of a direction. */
final class Openings {
    private static final int LOOKED_AT = 16; // bytes
    private static final int MAX_TEXT = 80; // bytes of the first line

    private static final List<String> METHODS =
            List.of("GET ", "POST ", "PUT ", "HEAD ", "DELETE ", "OPTIONS ", "PATCH ", "TRACE ", "PRI * HTTP/2.0");
    private static final byte[] PROXY_2 = {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};
    private static final byte[] POSTGRES = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    private Openings() {}

    /**
     * {@return what the bytes look like}
     *
     * @param bytes the array that holds them
     * @param from where they start
     * @param length how many there are, at least 1
     */
    static Opening of(byte[] bytes, int from, int length) {
        int first = bytes[from] & 0xff;
        int second = length > 1 ? bytes[from + 1] & 0xff : -1;
        int third = length > 2 ? bytes[from + 2] & 0xff : -1;
        if (first >= 0x14 && first <= 0x18 && second == 3 && third <= 4) {
            return first == 0x16 ? Opening.TLS_HANDSHAKE : first == 0x15 ? Opening.TLS_ALERT : Opening.TLS_OTHER;
        }
        if ((first & 0x80) != 0 && third == 1 && length > 4 && isSslVersion(bytes[from + 3], bytes[from + 4])) {
            return Opening.SSL2;
        }
        if (starts(bytes, from, length, PROXY_2)) {
            return Opening.PROXY;
        }
        if (starts(bytes, from, length, POSTGRES)) {
            return Opening.POSTGRES;
        }
        if (first == 5 && second > 0 && length == second + 2 || first == 4 && second == 1 && length > 8) {
            return Opening.SOCKS;
        }
        if (first == 0x30 && length > 6 && third == 2) {
            return Opening.LDAP;
        }
        boolean isGreeting = length > 5 && third == 0 && bytes[from + 3] == 0 && bytes[from + 4] == 10;
        return isGreeting ? Opening.MYSQL : text(bytes, from, length);
    }

    /** {@return the first line of {@code length} bytes, as far as it is printable; empty where they are no text} */
    static String line(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + Math.min(length, MAX_TEXT) && bytes[end] >= 0x20 && bytes[end] < 0x7f) {
            end++;
        }
        boolean isLine = end - from == Math.min(length, MAX_TEXT) || bytes[end] == '\r' || bytes[end] == '\n';
        return isLine ? new String(bytes, from, end - from, StandardCharsets.US_ASCII) : "";
    }

    private static Opening text(byte[] bytes, int from, int length) {
        String start = new String(bytes, from, Math.min(length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (start.startsWith("CONNECT ")) {
            return Opening.HTTP_CONNECT;
        }
        if (METHODS.stream().anyMatch(start::startsWith)) {
            return Opening.HTTP_REQUEST;
        }
        if (start.startsWith("HTTP/1.")) {
            return Opening.HTTP_RESPONSE;
        }
        if (start.startsWith("SSH-")) {
            return Opening.SSH;
        }
        if (start.startsWith("PROXY ")) {
            return Opening.PROXY;
        }
        if (start.startsWith("+OK") || start.startsWith("-ERR")) {
            return Opening.POP;
        }
        if (start.startsWith("* ")) {
            return Opening.IMAP;
        }
        if (start.startsWith("<?xml") || start.startsWith("<stream:")) {
            return Opening.XMPP;
        }
        if (start.matches("(?s)[1-5][0-9][0-9][ -].*")) {
            return Opening.NUMBERED_REPLY;
        }
        return line(bytes, from, length).isEmpty() ? Opening.BINARY : Opening.TEXT;
    }

    private static boolean isSslVersion(byte major, byte minor) {
        return major == 0 && minor == 2 || major == 3 && minor <= 4;
    }

    private static boolean starts(byte[] bytes, int from, int length, byte[] wanted) {
        if (length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
