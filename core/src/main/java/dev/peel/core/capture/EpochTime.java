package dev.peel.core.capture;

import java.util.Locale;

/** Times of frames as text. */
public final class EpochTime {
    private EpochTime() {}

    /**
     * {@return seconds since 1970-01-01T00:00Z with nine decimals, as {@code frame.time_epoch} shows a {@link FrameBatch}'s time}
     *
     * <p>Like Wireshark, puts the sign of a negative part before both parts, so that -5 and 1,000 are {@code -5.000001000}, and shows
     * fractions that are out of range as they are.
     */
    public static String text(long seconds, int nanoseconds) {
        String sign = seconds < 0 || nanoseconds < 0 ? "-" : "";
        return String.format(
                Locale.ROOT, "%s%s.%09d", sign, Long.toUnsignedString(Math.abs(seconds)), Math.abs((long) nanoseconds));
    }
}
