package dev.peel.core.print;

/** Text from a capture made fit for a line: what would break it or move the cursor is escaped as in C. */
final class StringText {
    private StringText() {}

    static void append(TextBuffer out, String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == 0x7f || character == '\\') {
                out.text(text.substring(from, i));
                escape(out, character);
                from = i + 1;
            }
        }
        out.text(text.substring(from));
    }

    static void escape(TextBuffer out, char character) {
        switch (character) {
            case '\\' -> out.text("\\\\");
            case '\t' -> out.text("\\t");
            case '\n' -> out.text("\\n");
            case '\r' -> out.text("\\r");
            case 7 -> out.text("\\a");
            case '\b' -> out.text("\\b");
            case '\f' -> out.text("\\f");
            case 11 -> out.text("\\v");
            default -> out.text("\\x").hex(character, 2);
        }
    }
}
