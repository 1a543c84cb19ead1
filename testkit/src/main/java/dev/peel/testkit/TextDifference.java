package dev.peel.testkit;

import java.util.Optional;

/** Shows where two texts differ, for people. */
public final class TextDifference {
    private static final int CONTEXT = 2; // equal lines shown before the first that differs, and after the last
    private static final int MOST = 12; // lines shown of each text

    private TextDifference() {}

    /**
     * {@return the lines from the first that differs to the last, those of {@code expected} marked by {@code -}, those of {@code found}
     * by {@code +}, with some equal lines around; above them, the number of the first line that differs; empty where the texts are equal}
     */
    public static Optional<String> of(String expected, String found) {
        if (expected.equals(found)) {
            return Optional.empty();
        }
        String[] wanted = expected.split("\n", -1);
        String[] got = found.split("\n", -1);
        int shorter = Math.min(wanted.length, got.length);
        int start = 0;
        while (start < shorter && wanted[start].equals(got[start])) {
            start++;
        }
        int end = 0; // equal lines at the end
        while (end < shorter - start && wanted[wanted.length - 1 - end].equals(got[got.length - 1 - end])) {
            end++;
        }
        StringBuilder text = new StringBuilder("line " + (start + 1));
        append(text, "  ", wanted, Math.max(0, start - CONTEXT), start);
        append(text, "- ", wanted, start, wanted.length - end);
        append(text, "+ ", got, start, got.length - end);
        append(text, "  ", got, got.length - end, Math.min(got.length, got.length - end + CONTEXT));
        return Optional.of(text.toString());
    }

    private static void append(StringBuilder text, String mark, String[] lines, int from, int to) {
        for (int i = from; i < Math.min(to, from + MOST); i++) {
            text.append('\n').append((mark + lines[i]).stripTrailing());
        }
        if (to - from > MOST) {
            text.append('\n')
                    .append(mark)
                    .append("... ")
                    .append(to - from - MOST)
                    .append(" lines more");
        }
    }
}
