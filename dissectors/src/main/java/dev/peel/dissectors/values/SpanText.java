package dev.peel.dissectors.values;

/** Spans of time as people say them. */
public final class SpanText {
    private static final int[] UNITS = {86_400, 3_600, 60, 1}; // seconds
    private static final String[] NAMES = {"day", "hour", "minute", "second"};

    private SpanText() {}

    /** {@return {@code seconds} in days, hours, minutes and seconds, such as {@code 1 hour, 5 minutes}} */
    public static String of(long seconds) {
        StringBuilder text = new StringBuilder();
        long rest = seconds;
        for (int i = 0; i < UNITS.length; i++) {
            long count = rest / UNITS[i];
            rest %= UNITS[i];
            if (count > 0 || seconds == 0 && UNITS[i] == 1) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(NAMES[i])
                        .append(count == 1 ? "" : "s");
            }
        }
        return text.toString();
    }
}
