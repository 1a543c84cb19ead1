package dev.peel.repl.shell;

import dev.peel.core.print.TextBuffer;

/** Text behind a title, in as many lines as it needs on a screen. */
final class Paragraph {
    private Paragraph() {}

    /**
     * Appends a title and a text whose words do not cross the edge of the screen.
     *
     * @param margin how many columns the title takes at least, and each further line is indented by
     * @param columns how many columns the screen has
     */
    static void append(TextBuffer out, String title, int margin, String text, int columns) {
        StringBuilder line = new StringBuilder(title);
        pad(line, margin);
        boolean isStart = true;
        for (String word : text.split(" ", -1)) {
            if (!isStart && line.length() + 1 + word.length() > columns) {
                out.text(line + "\n");
                line.setLength(0);
                pad(line, margin);
                isStart = true;
            }
            line.append(isStart ? "" : " ").append(word);
            isStart = false;
        }
        out.text(line.toString().stripTrailing() + "\n");
    }

    private static void pad(StringBuilder line, int width) {
        line.append(" ".repeat(Math.max(0, width - line.length())));
    }
}
