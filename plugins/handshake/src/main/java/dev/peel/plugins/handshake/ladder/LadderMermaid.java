package dev.peel.plugins.handshake.ladder;

import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.text.Spans;
import java.io.IOException;
import java.util.Locale;

/** Writes a ladder as a sequence diagram of Mermaid. */
final class LadderMermaid {
    private static final String PLAIN = " .,:/[]()=+-_";
    private static final String KEYWORD = "end"; // ends a block wherever it stands as a word

    private LadderMermaid() {}

    /** Prints {@code ladder} as a diagram. */
    static void print(Ladder ladder, TextBuffer out) throws IOException {
        out.text("sequenceDiagram\n");
        out.text("    participant C as client ").text(escape(ladder.client())).ascii('\n');
        out.text("    participant S as server ").text(escape(ladder.server())).ascii('\n');
        remark(ladder.title(), out);
        remark(ladder.summary(), out);
        for (Rung rung : ladder.rungs()) {
            if (rung instanceof Rung.Arrow arrow) {
                String time = String.format(Locale.ROOT, "%d, %s s: ", arrow.frame(), Spans.seconds(arrow.since()));
                out.text(arrow.isToServer() ? "    C->>S: " : "    S->>C: ");
                out.text(time).text(escape(arrow.label())).ascii('\n');
            } else if (rung instanceof Rung.Remark remark) {
                remark(remark.text(), out);
            }
            out.flushIfFull();
        }
    }

    private static void remark(String text, TextBuffer out) {
        out.text("    Note over C,S: ").text(escape(text)).ascii('\n');
    }

    /** {@return {@code text} with what could have a meaning in Mermaid as the numbers of its characters, {@code #35;} for a hash} */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isPlain = Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0;
            if (isPlain && !isKeywordAt(text, i)) {
                escaped.append(character);
            } else {
                escaped.append('#').append((int) character).append(';');
            }
        }
        return escaped.toString();
    }

    private static boolean isKeywordAt(String text, int at) {
        int behind = at + KEYWORD.length();
        return text.regionMatches(true, at, KEYWORD, 0, KEYWORD.length())
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (behind == text.length() || !Character.isLetterOrDigit(text.charAt(behind)));
    }
}
