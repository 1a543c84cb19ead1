package dev.peel.plugins.handshake.rule;

import java.time.Duration;
import java.util.Locale;

/** Numbers in the words that people read. */
final class Texts {
    private static final long MILLISECOND = 1_000_000; // nanoseconds
    private static final long SECOND = 1000 * MILLISECOND;

    private Texts() {}

    /** {@return a span in the unit that suits it, such as {@code 1.5 s} or {@code 0.04 ms}} */
    static String seconds(Duration span) {
        long nanoseconds = span.toNanos();
        if (Math.abs(nanoseconds) >= SECOND) {
            return String.format(Locale.ROOT, "%.1f s", nanoseconds / (double) SECOND);
        }
        double milliseconds = nanoseconds / (double) MILLISECOND;
        return String.format(Locale.ROOT, Math.abs(milliseconds) >= 10 ? "%.0f ms" : "%.2f ms", milliseconds);
    }

    /** {@return a count with its noun, such as {@code 1 packet} or {@code 2 packets}} */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
