package dev.peel.plugins.handshake.explain;

import dev.peel.core.print.TextBuffer;

/** Prints text in lines that fit, broken between words. */
final class Paragraph {
    private static final int READABLE = 110; // characters; longer lines are hard to read

    private final TextBuffer out;
    private final int width;

    /**
     * Makes a printer.
     *
     * @param width of a line, in characters
     */
    Paragraph(TextBuffer out, int width) {
        this.out = out;
        this.width = Math.min(width, READABLE);
    }

    /**
     * Prints one paragraph.
     *
     * @param first what the first line begins with
     * @param rest what the other lines begin with
     * @param text the words; control characters in it are shown as such
     */
    void print(String first, String rest, String text) {
        out.text(first);
        int column = first.length();
        boolean isStart = true;
        for (String word : text.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (!isStart && column + 1 + length > width) {
                out.ascii('\n').text(rest);
                column = rest.length();
                isStart = true;
            }
            if (!isStart) {
                out.ascii(' ');
                column++;
            }
            out.text(printable(word));
            column += length;
            isStart = false;
        }
        out.ascii('\n');
    }

    private static String printable(String word) {
        StringBuilder shown = new StringBuilder(word.length());
        word.codePoints().forEach(point -> {
            boolean isSafe = !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT;
            shown.appendCodePoint(isSafe ? point : '?');
        });
        return shown.toString();
    }
}
