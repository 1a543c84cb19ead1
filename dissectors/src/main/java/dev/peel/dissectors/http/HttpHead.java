package dev.peel.dissectors.http;

import dev.peel.core.bytes.Bytes;
import java.util.Set;

/** Looks at the start of a message without reading it, RFC 9112 2. */
final class HttpHead {
    /** There is no end of line in what there is of the message. */
    static final int UNFINISHED = -1;

    /** Methods of RFC 9110, WebDAV and its extensions, UPnP, and of remote procedure calls over HTTP. */
    private static final Set<String> METHODS = Set.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "CONNECT",
            "OPTIONS",
            "TRACE",
            "PATCH",
            "PROPFIND",
            "PROPPATCH",
            "MKCOL",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "POLL",
            "BCOPY",
            "BMOVE",
            "BDELETE",
            "BPROPFIND",
            "BPROPPATCH",
            "SEARCH",
            "SUBSCRIBE",
            "UNSUBSCRIBE",
            "NOTIFY",
            "REPORT",
            "CHECKOUT",
            "CHECKIN",
            "UNCHECKOUT",
            "MKACTIVITY",
            "MERGE",
            "UPDATE",
            "MKWORKSPACE",
            "LABEL",
            "VERSION-CONTROL",
            "BASELINE-CONTROL",
            "M-SEARCH",
            "RPC_IN_DATA",
            "RPC_OUT_DATA",
            "RPC_CONNECT",
            "CCM_POST",
            "SSTP_DUPLEX_POST");

    private static final int LONGEST_METHOD = 16; // characters
    private static final String VERSION = "HTTP/1.";

    private HttpHead() {}

    /** {@return where the line that starts at {@code from} ends, behind its line feed; {@link #UNFINISHED} where it does not} */
    static int lineEnd(Bytes bytes, int from) {
        int feed = bytes.indexOf('\n', from);
        return feed < 0 ? UNFINISHED : feed + 1;
    }

    /** {@return where the text of the line ends that ends at {@code lineEnd}} */
    static int textEnd(Bytes bytes, int from, int lineEnd) {
        int end = lineEnd;
        if (end > from && bytes.u8(end - 1) == '\n') {
            end--;
        }
        return end > from && bytes.u8(end - 1) == '\r' ? end - 1 : end;
    }

    /** {@return 2 where an empty line stands before the message, which is not part of it (RFC 9112 2.2), else 0} */
    static int blank(Bytes bytes) {
        return bytes.startsWith("\r\n", 0) ? 2 : 0;
    }

    /** {@return whether a response's first line stands at {@code at}} */
    static boolean isResponse(Bytes bytes, int at) {
        return bytes.startsWith("HTTP/", at) || bytes.startsWith("ICY ", at);
    }

    /** {@return the method of the request whose first line stands at {@code at}, empty where it is none} */
    static String method(Bytes bytes, int at) {
        int space = bytes.indexOf(' ', at);
        if (space <= at || space - at > LONGEST_METHOD) {
            return "";
        }
        String word = text(bytes, at, space);
        return METHODS.contains(word) ? word : "";
    }

    /** {@return whether a request's or response's first line stands at {@code at}} */
    static boolean isMessage(Bytes bytes, int at) {
        return isResponse(bytes, at) || !method(bytes, at).isEmpty();
    }

    /** {@return whether the payload's first line has the version that messages of the protocol have, on whatever port} */
    static boolean namesVersion(Bytes payload) {
        int lineEnd = lineEnd(payload, 0);
        if (lineEnd == UNFINISHED) {
            return false;
        }
        int end = textEnd(payload, 0, lineEnd);
        int versionLength = VERSION.length() + 1;
        return end > versionLength
                && (payload.startsWith(VERSION, 0) || payload.startsWith(VERSION, end - versionLength));
    }

    /** {@return where the header fields that start at {@code from} end, behind the empty line; {@link #UNFINISHED} where not} */
    static int headEnd(Bytes bytes, int from) {
        int at = from;
        while (true) {
            int end = lineEnd(bytes, at);
            if (end == UNFINISHED || textEnd(bytes, at, end) == at) {
                return end;
            }
            at = end;
        }
    }

    /** {@return whether the characters from {@code from} to {@code to} are {@code text}, whatever their case} */
    static boolean isText(Bytes bytes, int from, int to, String text) {
        return to - from == text.length() && text(bytes, from, to).equalsIgnoreCase(text);
    }

    /** {@return the characters from {@code from} to {@code to}, in ISO 8859-1} */
    static String text(Bytes bytes, int from, int to) {
        StringBuilder text = new StringBuilder(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            text.append((char) bytes.u8(i));
        }
        return text.toString();
    }
}
