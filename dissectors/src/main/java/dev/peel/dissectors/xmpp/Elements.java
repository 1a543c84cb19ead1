package dev.peel.dissectors.xmpp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Pdus;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a stream of XML into what stands directly in it: elements, and the tags of the stream itself. */
final class Elements {
    private static final int LONGEST = 60_000; // bytes; more without an end is read as it is

    private static final int LONGEST_DECLARATION = 200; // bytes
    private static final Pattern VERSION = Pattern.compile("version=['\"]([^'\"]*)['\"]"); // XML 1.0, 2.8

    private Elements() {}

    /** {@return the length of the piece that starts here, {@link Pdus#NEED_MORE} where its end has not come} */
    static int length(Bytes available) {
        if (available.u8(0) != '<') {
            int start = available.indexOf('<', 0);
            return start < 0 ? available.length() : start;
        }
        int close = available.indexOf('>', 0);
        if (close < 0) {
            return needMore(available);
        }
        int kind = available.u8(1);
        boolean isAlone = kind == '?' || kind == '/' || kind == '!' || available.u8(close - 1) == '/';
        if (isAlone || localName(available, close).equals("stream")) {
            return close + 1;
        }
        int end = behindEnd(available, close + 1, nameEnd(available, close));
        return end < 0 ? needMore(available) : end;
    }

    private static int needMore(Bytes available) {
        return available.length() > LONGEST ? available.length() : Pdus.NEED_MORE;
    }

    /** {@return where the element ends whose name ends at {@code nameEnd}, -1 where its end tag is not there} */
    private static int behindEnd(Bytes available, int from, int nameEnd) {
        int at = available.indexOf('<', from);
        while (at >= 0) {
            if (closes(available, at, nameEnd)) {
                int close = available.indexOf('>', at);
                return close < 0 ? -1 : close + 1;
            }
            at = available.indexOf('<', at + 1);
        }
        return -1;
    }

    /** {@return whether an end tag with the name of the element that starts at 0 stands at {@code at}} */
    private static boolean closes(Bytes available, int at, int nameEnd) {
        if (at + nameEnd + 1 >= available.length() || available.u8(at + 1) != '/') {
            return false;
        }
        for (int i = 1; i < nameEnd; i++) {
            if (available.u8(at + 1 + i) != available.u8(i)) {
                return false;
            }
        }
        int behind = available.u8(at + 1 + nameEnd);
        return behind == '>' || behind <= ' ';
    }

    /** {@return where the name of the tag that starts at 0 and ends at {@code close} ends} */
    private static int nameEnd(Bytes available, int close) {
        int end = 1;
        while (end < close && available.u8(end) > ' ' && (end == 1 || available.u8(end) != '/')) {
            end++;
        }
        return end;
    }

    private static String localName(Bytes available, int close) {
        int end = nameEnd(available, close);
        String name = new String(available.copy(1, end - 1), StandardCharsets.UTF_8);
        int colon = name.indexOf(':');
        return colon < 0 ? name : (name.startsWith("/") ? "/" : "") + name.substring(colon + 1);
    }

    /**
     * {@return the name of the tag that starts here, without its prefix, {@code /} in front where it is an end tag; empty where there
     * is none}
     *
     * @param longest how many bytes it may have
     */
    static String name(Bytes piece, int longest) {
        if (piece.length() < 2 || piece.u8(0) != '<') {
            return "";
        }
        int close = piece.indexOf('>', 0);
        int stop = close < 0 ? piece.length() : close;
        return nameEnd(piece, stop) > longest ? "" : localName(piece, stop);
    }

    /** {@return the version that an XML declaration tells, empty where it tells none} */
    static String version(Bytes declaration) {
        String text = new String(
                declaration.copy(0, Math.min(declaration.length(), LONGEST_DECLARATION)), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(text);
        return version.find() ? version.group(1) : "";
    }
}
