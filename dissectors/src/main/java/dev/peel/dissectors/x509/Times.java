package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Points in time: UTCTime, {@code YYMMDDhhmm[ss]} and a zone, and GeneralizedTime, which has four digits of the year and may have
 * fractions of seconds, X.680 46 and 47. RFC 5280 4.1.2.5 wants seconds and the zone {@code Z} in both.
 */
final class Times {
    private static final int PIVOT = 50; // RFC 5280 4.1.2.5.1: years from here on are of the 20th century

    private static final Values CHOICE = Values.of(0, "utcTime", 1, "generalizedTime");
    static final Field NOT_BEFORE =
            Field.uint("x509af.notBefore", 32, "notBefore").values(CHOICE);
    static final Field NOT_AFTER = Field.uint("x509af.notAfter", 32, "notAfter").values(CHOICE);
    private static final Field UTC_TIME = Field.text("x509af.utcTime", "utcTime");
    private static final Field GENERALIZED_TIME =
            Field.of(FieldType.ABSOLUTE_TIME, "x509af.generalizedTime", "generalizedTime");
    static final Field[] FIELDS = {NOT_BEFORE, NOT_AFTER, UTC_TIME, GENERALIZED_TIME};

    private Times() {}

    /**
     * Reads a time of either kind.
     *
     * @param choice stands for which it is
     * @param readable stands for the time itself, for filters
     */
    static void read(Dissection d, Field choice, Field readable) {
        noteReadable(d, readable);
        boolean isUtc = Der.identifier(d) == Der.UTC_TIME;
        int mark = d.open(choice, Der.size(d), isUtc ? 0 : 1);
        if (isUtc) {
            readUtc(d, UTC_TIME);
        } else {
            readGeneralized(d, Der.GENERALIZED_TIME, GENERALIZED_TIME);
        }
        d.close(mark);
    }

    /** Reads a UTCTime as text. */
    static void readUtc(Dissection d, Field field) {
        int length = Der.enter(d, Der.UTC_TIME);
        d.value(field, length, d.wants(field) ? utcText(text(d, length)) : "");
    }

    /** Reads a GeneralizedTime with {@code identifier}; one that is none is noted as 1970. */
    static void readGeneralized(Dissection d, int identifier, Field field) {
        int length = Der.enter(d, identifier);
        Instant time = d.wants(field) ? instant(text(d, length), false) : null;
        d.value(field, length, time == null ? Instant.EPOCH : time);
    }

    /** Notes the time in the element at the cursor, where it is one. */
    private static void noteReadable(Dissection d, Field readable) {
        if (d.wants(readable)) {
            Elements element = new Elements(d.rest());
            if (element.next()) {
                String text = Texts.decode(element.bytes(), element.start(), element.length(), Der.IA5_STRING);
                Instant time = instant(text, element.identifier() == Der.UTC_TIME);
                if (time != null) {
                    d.hidden(readable, 0, element.start() + element.length(), time);
                }
            }
        }
    }

    private static String text(Dissection d, int length) {
        return Texts.decode(d.rest(), 0, Math.min(length, d.captured()), Der.IA5_STRING);
    }

    /** {@return a UTCTime as people read it, such as {@code 2013-10-23 00:00:00 (UTC)}; itself where it is none} */
    static String utcText(String time) {
        int digits = digits(time);
        if (digits != 10 && digits != 12) {
            return time;
        }
        String seconds = digits == 12 ? time.substring(10, 12) : "00";
        String zone = time.substring(digits);
        return (Integer.parseInt(time.substring(0, 2)) < PIVOT ? "20" : "19")
                + time.substring(0, 2)
                + "-"
                + time.substring(2, 4)
                + "-"
                + time.substring(4, 6)
                + " "
                + time.substring(6, 8)
                + ":"
                + time.substring(8, 10)
                + ":"
                + seconds
                + (zone.equals("Z") ? " (UTC)" : zone.isEmpty() ? "" : " (UTC" + zone + ")");
    }

    /**
     * {@return the time that {@code text} is, null where it is none}
     *
     * @param isUtc whether it is a UTCTime
     */
    static @Nullable Instant instant(String text, boolean isUtc) {
        int digits = digits(text);
        int at = isUtc ? 2 : 4;
        if (digits != at + 8 && digits != at + 10) {
            return null;
        }
        try {
            int year = Integer.parseInt(text.substring(0, at));
            int century = isUtc ? year < PIVOT ? 2000 : 1900 : 0;
            LocalDateTime local = LocalDateTime.of(
                    century + year,
                    pair(text, at),
                    pair(text, at + 2),
                    pair(text, at + 4),
                    pair(text, at + 6),
                    digits == at + 10 ? pair(text, at + 8) : 0);
            return local.toInstant(zone(text.substring(digits)));
        } catch (DateTimeException | NumberFormatException e) {
            return null; // a date that the calendar has not, such as the 30th of February
        }
    }

    private static ZoneOffset zone(String rest) {
        int from = 0;
        while (from < rest.length() && ".,0123456789".indexOf(rest.charAt(from)) >= 0) {
            from++; // fractions of seconds
        }
        String zone = rest.substring(from);
        return zone.isEmpty() || zone.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    private static int pair(String text, int at) {
        return Integer.parseInt(text, at, at + 2, 10);
    }

    private static int digits(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
            count++;
        }
        return count;
    }
}
