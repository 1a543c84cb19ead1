package dev.peel.dissectors.dialog;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Pdus;
import dev.peel.core.field.Protocol;
import java.nio.charset.StandardCharsets;

/** Lines of text that end with CRLF, or with LF alone, as protocols of commands and replies have them. */
public final class Lines {
    private static final int LONGEST =
            8192; // bytes; more without an end is read as a line, RFC 5321 4.5.3.1 has far fewer
    private static final int DIGITS = 3; // of a reply's code, RFC 5321 4.2, RFC 959 4.2

    private Lines() {}

    /** {@return how many bytes there are up to the end of the last whole line, {@link Pdus#NEED_MORE} where none is whole} */
    public static int whole(Bytes available) {
        int end = available.length();
        while (end > 0 && available.u8(end - 1) != '\n') {
            end--;
        }
        if (end > 0) {
            return end;
        }
        return available.length() < LONGEST ? Pdus.NEED_MORE : available.length();
    }

    /** {@return how many bytes the line at the cursor has, its end included} */
    public static int length(Dissection d) {
        int feed = d.rest().indexOf('\n', 0);
        return feed < 0 ? d.captured() : feed + 1;
    }

    /** {@return how many of the next {@code length} bytes, a line, stand before its end} */
    public static int textLength(Dissection d, int length) {
        int text = length;
        if (text > 0 && d.peekU8(text - 1) == '\n') {
            text--;
        }
        return text > 0 && d.peekU8(text - 1) == '\r' ? text - 1 : text;
    }

    /** {@return how many of the next {@code length} bytes stand before the first blank} */
    public static int wordLength(Dissection d, int length) {
        int word = 0;
        while (word < length && d.peekU8(word) != ' ') {
            word++;
        }
        return word;
    }

    /** {@return how many of the next {@code length} bytes are blanks, before another} */
    public static int blanks(Dissection d, int length) {
        int blanks = 0;
        while (blanks < length && d.peekU8(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }

    /** {@return whether the next {@code length} bytes are {@code word}, in letters of either case} */
    public static boolean isWord(Dissection d, int length, String word) {
        if (length != word.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Character.toUpperCase(d.peekU8(i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the code that a line of a reply with {@code length} bytes begins with, -1 where it begins otherwise} */
    public static int code(Dissection d, int length) {
        if (length < DIGITS) {
            return -1;
        }
        int code = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = d.peekU8(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            code = code * 10 + digit;
        }
        return code;
    }

    /** {@return whether the packet comes from the side that listens on one of {@code ports}, else from who answered} */
    public static boolean isFromServer(Dissection d, int[] ports) {
        int source = d.endpoints().sourcePort();
        int destination = d.endpoints().destinationPort();
        for (int port : ports) {
            if (port == destination || port == source) {
                return port == source;
            }
        }
        return d.direction() == 1;
    }

    /** Tells in the packet's summary what the next {@code length} bytes say, after {@code who} says it. */
    public static void summarize(Dissection d, Protocol protocol, String who, int length) {
        if (d.summarizing()) {
            d.summary(protocol, who + text(d, length));
        }
    }

    /** {@return the next {@code length} bytes as text, for people} */
    public static String text(Dissection d, int length) {
        return new String(d.rest().copy(0, length), StandardCharsets.UTF_8);
    }
}
