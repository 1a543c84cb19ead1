package dev.peel.repl.shell;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};
    private static final int STEP = 1000; // bytes a kB, as capinfos counts

    private Numbers() {}

    /** {@return {@code number} with commas between thousands} */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@return {@code number} and {@code noun}, in the plural where it has to be} */
    static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@return {@code bytes} in a unit that leaves at most three digits before the point} */
    static String size(long bytes) {
        double value = (double) bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
