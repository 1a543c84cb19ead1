package dev.peel.repl.print;

import dev.peel.core.print.TextBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A time as ISO 8601 writes it, in UTC, with nine decimals: {@code 2004-10-27T14:40:08.000000000Z}. */
final class IsoTime {
    private static final long BILLION = 1_000_000_000; // nanoseconds a second
    private static final long FIRST = LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC); // that a calendar has
    private static final long LAST = LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC);

    private IsoTime() {}

    /** Appends the time {@code nanoseconds} after 1970. */
    static void append(TextBuffer out, long nanoseconds) {
        append(out, Math.floorDiv(nanoseconds, BILLION), (int) Math.floorMod(nanoseconds, BILLION));
    }

    static void append(TextBuffer out, Instant instant) {
        append(out, instant.getEpochSecond(), instant.getNano());
    }

    private static void append(TextBuffer out, long seconds, int nanoseconds) {
        long known = Math.max(FIRST, Math.min(LAST, seconds));
        LocalDateTime time = LocalDateTime.ofEpochSecond(known, nanoseconds, ZoneOffset.UTC);
        out.text(time.toLocalDate().toString()).ascii('T');
        out.padded(time.getHour(), 2).ascii(':').padded(time.getMinute(), 2).ascii(':');
        out.padded(time.getSecond(), 2).ascii('.').padded(nanoseconds, 9).ascii('Z');
    }
}
