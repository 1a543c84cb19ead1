package dev.peel.core.filter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time, such as {@code 2026-11-23 13:21:50.5} or {@code Nov 23, 2026 13:21:50}, and spans in seconds. */
final class TimeLiterals {
    private static final String ZONE = "\\s*(Z|UTC|(?<!\\s)[+-]\\d{2}:?\\d{2})?\\s*";
    private static final String SECONDS = "(\\d{1,2})(?:\\.(\\d+))?";
    private static final Pattern NUMERIC = Pattern.compile("\\s*(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:[T\\s]\\s*(\\d{1,2})(?::(\\d{1,2})(?::" + SECONDS + ")?)?)?" + ZONE);
    private static final Pattern NAMED = Pattern.compile(
            "\\s*([A-Za-z]{3,9})\\s+(\\d{1,2}),\\s*(\\d{4})\\s+(\\d{1,2}):(\\d{1,2}):" + SECONDS + ZONE);
    private static final Pattern SPAN = Pattern.compile("(\\d{1,100})(?:\\.(\\d{1,9}))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final ZoneId zone;

    /** Makes a reader of points in time, which are in {@code zone} unless they name another. */
    TimeLiterals(ZoneId zone) {
        this.zone = zone;
    }

    /** {@return the nanoseconds since 1970 at the point in time {@code text}, null where it is none} */
    @Nullable
    Long point(String text) {
        Matcher matcher = NUMERIC.matcher(text);
        if (matcher.matches()) {
            return point(matcher, number(matcher, 1), number(matcher, 2), number(matcher, 3));
        }
        matcher = NAMED.matcher(text);
        if (matcher.matches()) {
            String month = matcher.group(1).substring(0, 3).toLowerCase(Locale.ROOT);
            return point(matcher, number(matcher, 3), MONTHS.indexOf(month) + 1, number(matcher, 2));
        }
        return null;
    }

    /** The groups from 4 on are hour, minute, second, fraction and zone. */
    private @Nullable Long point(Matcher matcher, int year, int month, int day) {
        boolean isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
        if (!isDate || number(matcher, 4) > 23 || number(matcher, 5) > 59 || number(matcher, 6) > 60) {
            return null;
        }
        try {
            // A day that the month does not have is one of the next, as in C.
            LocalDateTime time = LocalDate.of(year, month, 1)
                    .plusDays(day - 1L)
                    .atTime(number(matcher, 4), number(matcher, 5))
                    .plusSeconds(number(matcher, 6));
            return FieldOperand.nanoseconds(
                    time.atZone(zone(matcher.group(8))).toEpochSecond(), fraction(matcher.group(7)));
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private ZoneId zone(@Nullable String text) {
        if (text == null) {
            return zone;
        }
        return text.equals("Z") || text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** {@return the nanoseconds of a span in seconds, null where {@code text} is none} */
    static @Nullable Long span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String seconds = matcher.group(1);
        long whole = seconds.length() > 10 ? Long.MAX_VALUE : Long.parseLong(seconds);
        return FieldOperand.nanoseconds(whole, fraction(matcher.group(2)));
    }

    /** {@return the nanoseconds in the decimals of a second, cut off behind the ninth} */
    private static int fraction(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt((digits + "000000000").substring(0, 9));
    }
}
