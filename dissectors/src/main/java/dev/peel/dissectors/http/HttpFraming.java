package dev.peel.dissectors.http;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Pdus;

/**
 * How the body of a message is delimited, RFC 9112 6.3.
 *
 * @param length the body's length in bytes where the head tells it, else -1
 * @param chunked whether the body comes in chunks that tell their lengths
 * @param untilEnd whether the body goes on to the stream's end
 */
record HttpFraming(long length, boolean chunked, boolean untilEnd) {
    private static final HttpFraming EMPTY = new HttpFraming(0, false, false);

    /**
     * {@return the framing of the message whose head is the bytes from {@code from} to {@code to}}
     *
     * @param method the method of the request that is answered, or of the request itself
     */
    static HttpFraming of(Bytes bytes, int from, int to, String method) {
        boolean isResponse = HttpHead.isResponse(bytes, from);
        int status = isResponse ? status(bytes, from) : 0;
        if (isResponse && (method.equals("HEAD") || status == 304 || status / 100 == 1)) {
            return EMPTY;
        }
        long length = -1;
        boolean chunked = false;
        int at = HttpHead.lineEnd(bytes, from);
        while (at != HttpHead.UNFINISHED && at < to) {
            int lineEnd = HttpHead.lineEnd(bytes, at);
            if (lineEnd == HttpHead.UNFINISHED) {
                break;
            }
            int end = HttpHead.textEnd(bytes, at, lineEnd);
            int colon = bytes.indexOf(':', at);
            if (colon >= 0 && colon < end) {
                if (HttpHead.isText(bytes, at, colon, "Content-Length")) {
                    length = number(HttpHead.text(bytes, colon + 1, end).strip());
                } else if (HttpHead.isText(bytes, at, colon, "Transfer-Encoding")) {
                    chunked = isChunked(HttpHead.text(bytes, colon + 1, end));
                }
            }
            at = lineEnd;
        }
        if (chunked) {
            return new HttpFraming(-1, true, false);
        }
        if (length >= 0) {
            return new HttpFraming(length, false, false);
        }
        boolean endless = isResponse && status != 204 && !isTunnelled(method, status);
        return endless ? new HttpFraming(-1, false, true) : EMPTY;
    }

    private static boolean isChunked(String codings) {
        for (String coding : codings.split(",", -1)) {
            if (coding.strip().equalsIgnoreCase("chunked")) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a response with {@code status} to {@code method} opens a tunnel, RFC 9110 9.3.6} */
    static boolean isTunnelled(String method, int status) {
        return method.equals(HttpConversation.CONNECT) && status / 100 == 2;
    }

    /** {@return the status code in the first line at {@code from}, 0 where there is none} */
    static int status(Bytes bytes, int from) {
        int lineEnd = HttpHead.lineEnd(bytes, from);
        int at = bytes.indexOf(' ', from);
        while (at >= 0 && at < lineEnd && bytes.u8(at) == ' ') {
            at++;
        }
        int code = 0;
        for (int i = 0; i < 3 && at >= 0 && at + i < lineEnd; i++) {
            int digit = bytes.u8(at + i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            code = code * 10 + digit;
        }
        return code;
    }

    /** {@return the decimal number in {@code text}, -1 where it is none} */
    static long number(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** {@return the length of the whole message, or what {@link Pdus} has for where that cannot be told} */
    int messageLength(int headEnd) {
        // A message that claims to be longer than any can be is as long as the stream.
        boolean isEndless = untilEnd || headEnd + length > Integer.MAX_VALUE;
        return isEndless ? Pdus.UNTIL_END : (int) (headEnd + length);
    }
}
