package dev.peel.core.print;

/** Text of lines that people read: what would break a line or steer a terminal is escaped, what is too long is cut. */
final class LineText {
    private static final int LONGEST = 239; // UTF-8 bytes of a tree's line, as in tshark
    private static final int CUT = 238; // UTF-8 bytes of one that was cut, with the mark
    private static final int CUT_WITHOUT_LABEL = 237;
    private static final String MARK = "[truncated]";

    private LineText() {}

    /** Appends {@code text} with control characters escaped as in C. */
    static void append(TextBuffer out, String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isControl(character)) {
                out.text(text.substring(from, i));
                StringText.escape(out, character);
                from = i + 1;
            }
        }
        out.text(from == 0 ? text : text.substring(from));
    }

    /**
     * Cuts the line that starts at byte {@code start} of {@code out} when it is too long, and marks it.
     *
     * @param label how many of its bytes are a label, behind which the mark stands; 0 puts it in front, negative in front with a space
     */
    static void cut(TextBuffer out, int start, int label) {
        if (out.length() - start <= LONGEST) {
            return;
        }
        int end = start + Math.max(0, label);
        String rest = out.tail(end);
        out.truncate(end);
        out.text(label != 0 ? " " + MARK : MARK);
        int limit = start + (label > 0 ? CUT : CUT_WITHOUT_LABEL);
        out.text(rest);
        out.truncateText(limit);
    }

    /** C0 and C1: the latter steer some terminals too. */
    private static boolean isControl(char character) {
        return character < ' ' || character >= 0x7f && character < 0xa0;
    }
}
