package dev.peel.plugins.statistics;

import java.util.Locale;

/**
 * How times stand in the table: with as many decimals as the interval has, as wide as the duration.
 *
 * @param interval that was asked for, in nanoseconds
 * @param asked how many decimals of a second that has, 0 to 6
 * @param duration of the capture, in nanoseconds
 * @param isWhole whether one interval spans the capture
 */
record IntervalScale(long interval, int asked, long duration, boolean isWhole) {
    private static final int MICROSECONDS = 6; // decimals
    private static final long TEN_SECONDS = 10_000_000_000L;

    /** {@return how many decimals of a second times have in the table} */
    int decimals() {
        return !isWhole ? asked : duration < TEN_SECONDS ? 3 : 1;
    }

    /** {@return how long an interval is in the table, in nanoseconds} */
    long shownInterval() {
        return isWhole ? duration : interval;
    }

    /** {@return how many characters a time has} */
    int width() {
        return text(duration, decimals()).length();
    }

    /** {@return how many digits the duration has before the point} */
    int digits() {
        String text = text(duration, decimals());
        int point = text.indexOf('.');
        return decimals() == 0 ? text(duration, MICROSECONDS).indexOf('.') : point;
    }

    /** {@return the duration as the heading shows it} */
    String durationText() {
        return text(duration, decimals() == 0 ? MICROSECONDS : decimals());
    }

    /** {@return a time as the table shows it, with spaces in front} */
    String time(long time) {
        String text = text(time, decimals());
        int width = digits() + (decimals() == 0 ? 0 : decimals() + 1);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** {@return where interval {@code row} begins and ends; the last of whole seconds ends with the capture} */
    String range(int row, boolean isLast) {
        String from = time(row * shownInterval());
        if (isLast && decimals() == 0) {
            return from + " <> " + String.format(Locale.ROOT, "%-" + digits() + "s", "Dur");
        }
        return from + " <> " + time(isLast ? duration : (row + 1) * shownInterval());
    }

    /** {@return nanoseconds as seconds with {@code decimals} decimals, rounded} */
    static String text(long time, int decimals) {
        long unit = 1;
        for (int i = decimals; i < 9; i++) {
            unit *= 10;
        }
        if (time < 0) {
            return "-" + text(-time, decimals);
        }
        long rounded = (time + unit / 2) / unit;
        long perSecond = 1_000_000_000L / unit;
        return decimals == 0
                ? Long.toString(rounded)
                : String.format(Locale.ROOT, "%d.%0" + decimals + "d", rounded / perSecond, rounded % perSecond);
    }
}
