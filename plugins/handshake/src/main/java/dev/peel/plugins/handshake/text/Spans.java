package dev.peel.plugins.handshake.text;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spans of time in the words that people read. */
public final class Spans {
    private static final double MILLISECOND = 1e6; // nanoseconds
    private static final double SECOND = 1e9;

    private Spans() {}

    /** {@return a span in the unit that suits it, such as {@code 1.5 s}, {@code 23 ms} or {@code 0.04 ms}; empty for null} */
    public static String text(@Nullable Duration span) {
        if (span == null) {
            return "";
        }
        double nanoseconds = nanoseconds(span);
        if (Math.abs(nanoseconds) >= SECOND) {
            return String.format(Locale.ROOT, "%.1f s", nanoseconds / SECOND);
        }
        double milliseconds = nanoseconds / MILLISECOND;
        return String.format(Locale.ROOT, Math.abs(milliseconds) >= 10 ? "%.0f ms" : "%.2f ms", milliseconds);
    }

    /** {@return a span in seconds with six decimals, as captures count time} */
    public static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%.6f", nanoseconds(span) / SECOND);
    }

    /** Clocks in hostile captures jump further than a long counts nanoseconds. */
    private static double nanoseconds(Duration span) {
        return span.getSeconds() * SECOND + span.getNano();
    }
}
