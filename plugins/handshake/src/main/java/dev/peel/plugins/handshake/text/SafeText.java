package dev.peel.plugins.handshake.text;

import java.util.Locale;

/**
 * Text from a capture made harmless: what is no printable ASCII is escaped, so that it can neither move a terminal's cursor, nor break
 * a line or its alignment, nor look like other letters. The ellipsis stays: it is our mark of what was cut before.
 */
public final class SafeText {
    private static final char FIRST = ' ';
    private static final char LAST = '~';
    private static final char CUT = '…';

    private SafeText() {}

    /** {@return {@code text} in printable ASCII and ellipses; {@code \}{@code u} and four hexadecimal digits stand for each other UTF-16 unit} */
    public static String of(String text) {
        int at = 0;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, at);
        for (; at < text.length(); at++) {
            char character = text.charAt(at);
            if (isPlain(character)) {
                safe.append(character);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            }
        }
        return safe.toString();
    }

    /** {@return {@code text}, or as much of it as {@code width} characters hold, the last of which then says that it was cut} */
    public static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + CUT;
    }

    private static boolean isPlain(char character) {
        return character >= FIRST && character <= LAST || character == CUT;
    }
}
