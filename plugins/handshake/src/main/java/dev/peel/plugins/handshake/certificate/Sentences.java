package dev.peel.plugins.handshake.certificate;

import dev.peel.plugins.handshake.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Parts of sentences: names, which whoever wrote the certificate chose, and times. */
final class Sentences {
    private static final int SHOWN_CHARACTERS = 80;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Sentences() {}

    /** {@return {@code text} as far as it fits a sentence, with question marks for what a terminal might obey} */
    static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(SHOWN_CHARACTERS)
                .forEach(one -> shown.appendCodePoint(Character.isISOControl(one) || isUnprintable(one) ? '?' : one));
        return shown + (text.codePointCount(0, text.length()) > SHOWN_CHARACTERS ? "…" : "");
    }

    /** {@return {@code text} with a capital letter first} */
    static String start(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String date(Instant time) {
        return DATE.format(time);
    }

    /** {@return how long {@code span} is, in the unit that suits it: {@code 3 days}} */
    static String length(Duration span) {
        long days = span.toDays();
        if (days > 0) {
            return Texts.count(days, "day");
        }
        return span.toHours() > 0 ? Texts.count(span.toHours(), "hour") : Texts.count(span.toMinutes(), "minute");
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT || type == Character.SURROGATE || type == Character.LINE_SEPARATOR;
    }
}
