package dev.peel.core.dissect;

import dev.peel.core.capture.FrameBatch;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The time of the frame at hand and of those before, which it is told by. */
final class FrameClock {
    private static final long BILLION = 1_000_000_000; // nanoseconds a second
    private static final long MOST_SECONDS = Long.MAX_VALUE / BILLION - 1; // that fit in nanoseconds
    private static final int NANOSECOND_DIGITS = 9;
    /** What lies farther from 1970 is shown as this far, which every calendar can tell. */
    private static final long FARTHEST = Instant.MAX.getEpochSecond() / 2;

    private final TimeForm form;
    private final ZoneId zone;
    private boolean running;
    private long firstSeconds;
    private int firstNanoseconds;
    private long previousSeconds;
    private int previousNanoseconds;
    private long seconds;
    private int nanoseconds;

    FrameClock(TimeForm form, ZoneId zone) {
        this.form = form;
        this.zone = zone;
    }

    /** Moves to the next frame. */
    void tick(long newSeconds, int newNanoseconds) {
        previousSeconds = seconds;
        previousNanoseconds = nanoseconds;
        seconds = newSeconds;
        nanoseconds = newNanoseconds;
        if (!running) {
            running = true;
            firstSeconds = seconds;
            firstNanoseconds = nanoseconds;
            previousSeconds = seconds;
            previousNanoseconds = nanoseconds;
        }
    }

    /** {@return when frame {@code index} of {@code batch} was captured, in nanoseconds since 1970; 0 where that cannot be told} */
    static long epoch(FrameBatch batch, int index) {
        long second = batch.seconds(index);
        boolean isTold = batch.hasTime(index) && Math.abs(second) < MOST_SECONDS;
        return isTold ? second * BILLION + batch.nanoseconds(index) : 0;
    }

    long seconds() {
        return seconds;
    }

    int nanoseconds() {
        return nanoseconds;
    }

    long deltaSeconds() {
        return seconds - previousSeconds;
    }

    int deltaNanoseconds() {
        return nanoseconds - previousNanoseconds;
    }

    long relativeSeconds() {
        return seconds - firstSeconds;
    }

    int relativeNanoseconds() {
        return nanoseconds - firstNanoseconds;
    }

    /** {@return what the Time column shows, with {@code decimals} (0 to 9) decimals of a second, cut off and not rounded} */
    String column(int decimals) {
        return switch (form) {
            case RELATIVE -> span(relativeSeconds(), relativeNanoseconds(), decimals);
            case DELTA, DELTA_DISPLAYED -> span(deltaSeconds(), deltaNanoseconds(), decimals);
            case EPOCH -> span(seconds, nanoseconds, decimals);
            case TIME, DATE, DAY_OF_YEAR -> date(zone, decimals);
            case UTC_TIME, UTC_DATE, UTC_DAY_OF_YEAR -> date(ZoneOffset.UTC, decimals);
        };
    }

    private static String span(long wholeSeconds, int restNanoseconds, int decimals) {
        long whole = wholeSeconds;
        long rest = restNanoseconds;
        boolean isNegative = whole < 0 || whole == 0 && rest < 0;
        if (isNegative) {
            whole = -whole;
            rest = -rest;
        }
        if (rest < 0) {
            whole--;
            rest += BILLION;
        }
        StringBuilder text = new StringBuilder();
        text.append(isNegative ? "-" : "").append(whole);
        return fraction(text, rest, decimals).toString();
    }

    private String date(ZoneId shownZone, int decimals) {
        long second = Math.max(-FARTHEST, Math.min(FARTHEST, seconds));
        ZonedDateTime time = Instant.ofEpochSecond(second, nanoseconds).atZone(shownZone);
        StringBuilder text = new StringBuilder();
        if (form == TimeForm.DATE || form == TimeForm.UTC_DATE) {
            padded(text, time.getYear(), 4).append('-');
            padded(text, time.getMonthValue(), 2).append('-');
            padded(text, time.getDayOfMonth(), 2).append(' ');
        } else if (form == TimeForm.DAY_OF_YEAR || form == TimeForm.UTC_DAY_OF_YEAR) {
            padded(text, time.getYear(), 4).append('/');
            padded(text, time.getDayOfYear(), 3).append(' ');
        }
        padded(text, time.getHour(), 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        padded(text, time.getSecond(), 2);
        return fraction(text, time.getNano(), decimals).toString();
    }

    private static StringBuilder fraction(StringBuilder text, long rest, int decimals) {
        if (decimals > 0) {
            int end = text.length() + 1 + decimals;
            padded(text.append('.'), rest, NANOSECOND_DIGITS).setLength(end);
        }
        return text;
    }

    private static StringBuilder padded(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
