package dev.peel.repl.print;

import dev.peel.core.print.TextBuffer;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * XML on its way into a {@link TextBuffer}: the names are ours, only values need escapes.
 *
 * <p>Not thread-safe.
 */
final class XmlText {
    // Hot path: no allocation per value.

    private final TextBuffer scratch = new TextBuffer(OutputStream.nullOutputStream());
    private final TextBuffer out;

    XmlText(TextBuffer out) {
        this.out = out;
    }

    /** {@return an empty buffer for a text that {@link #write} takes} */
    TextBuffer scratch() {
        scratch.truncate(0);
        return scratch;
    }

    /** Writes what is in the scratch buffer, escaped. */
    void write() {
        byte[] text = scratch.array();
        int from = 0;
        int length = scratch.length();
        for (int i = 0; i < length; i++) {
            String escaped = escaped(text[i]);
            if (escaped != null) {
                out.raw(text, from, i - from).text(escaped);
                from = i + 1;
            } else if (isNoCharacter(text, i, length)) {
                out.raw(text, from, i - from).text("\ufffd");
                from = i + 3;
            }
        }
        out.raw(text, from, length - from);
    }

    /** Writes {@code text}, escaped. */
    void write(String text) {
        scratch().text(text);
        write();
    }

    /** U+FFFE and U+FFFF, which no XML has, as UTF-8. */
    private static boolean isNoCharacter(byte[] text, int at, int length) {
        return text[at] == (byte) 0xef
                && at + 2 < length
                && text[at + 1] == (byte) 0xbf
                && (text[at + 2] & 0xfe) == 0xbe;
    }

    /** Control characters but tab and line ends may not stand in XML at all, not even escaped. */
    private static @Nullable String escaped(byte character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#x27;";
            case '\t' -> "&#x9;";
            case '\n' -> "&#xA;";
            case '\r' -> "&#xD;";
            default ->
                character >= 0 && character < ' '
                        ? "\\x" + (character >> 4) + "0123456789abcdef".charAt(character & 0xf)
                        : null;
        };
    }
}
