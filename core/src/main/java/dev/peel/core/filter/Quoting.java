package dev.peel.core.filter;

import java.nio.charset.StandardCharsets;

/**
 * Text in quotes, with escapes as in C: {@code \n}, {@code \x0a}, {@code \012}, {@code \u20ac}.
 *
 * <p>What it stands for is bytes, kept as a string of characters 0 to 255; what is not ASCII is UTF-8.
 */
final class Quoting {
    private static final String ESCAPES = "abfnrtv\\\"'";
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"'";
    private static final int LARGEST_BYTE = 0xff;

    private final String filter;
    private final StringBuilder bytes = new StringBuilder();
    private int at;

    private Quoting(String filter, int at) {
        this.filter = filter;
        this.at = at;
    }

    /**
     * {@return the bytes that the characters {@code from} to {@code to} - 1 of {@code filter} stand for}
     *
     * @param raw whether escapes stand for themselves
     * @throws FilterException when there is no such escape
     */
    static String read(String filter, int from, int to, boolean raw) {
        Quoting quoting = new Quoting(filter, from);
        while (quoting.at < to) {
            if (raw || filter.charAt(quoting.at) != '\\') {
                quoting.character(filter.codePointAt(quoting.at));
            } else {
                quoting.escape(to);
            }
        }
        return quoting.bytes.toString();
    }

    /** {@return the index of the quote that ends what starts at {@code from}, -1 where there is none} */
    static int end(String filter, int from, char quote) {
        int at = from;
        while (at < filter.length() && filter.charAt(at) != quote) {
            at += filter.charAt(at) == '\\' ? 2 : 1;
        }
        return at < filter.length() ? at : -1;
    }

    /** {@return {@code bytes} between quotes, such that reading it gives {@code bytes}} */
    static String quote(String bytes, char quote) {
        StringBuilder text = new StringBuilder().append(quote);
        for (int i = 0; i < bytes.length(); i++) {
            char one = bytes.charAt(i);
            if (one == quote || one == '\\') {
                text.append('\\').append(one);
            } else if (one < ' ' || one > '~') {
                text.append(String.format("\\x%02x", (int) one));
            } else {
                text.append(one);
            }
        }
        return text.append(quote).toString();
    }

    private void character(int point) {
        if (point < 0x80) {
            bytes.append((char) point);
        } else {
            byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
            bytes.append(new String(utf8, StandardCharsets.ISO_8859_1));
        }
        at += Character.charCount(point);
    }

    private void escape(int to) {
        int start = at++;
        char letter = filter.charAt(at);
        int simple = ESCAPES.indexOf(letter);
        if (simple >= 0) {
            bytes.append(ESCAPED.charAt(simple));
            at++;
        } else if (letter == 'x') {
            at++;
            bytes.append((char) number(start, to, 1, 2, 16));
        } else if (letter == 'u' || letter == 'U') {
            at++;
            int width = letter == 'u' ? 4 : 8;
            point(start, number(start, to, width, width, 16));
        } else if (Character.digit(letter, 8) >= 0) {
            int number = number(start, to, 1, 3, 8);
            if (number > LARGEST_BYTE) {
                throw wrong(start, "is larger than a byte", "octal escapes end at \\377");
            }
            bytes.append((char) number);
        } else {
            at++;
            throw wrong(
                    start,
                    "is no escape",
                    "a backslash is written \\\\, or put the letter r before the quotes, which makes all of them plain");
        }
    }

    private void point(int start, int point) {
        boolean isSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        if (!Character.isValidCodePoint(point) || isSurrogate) {
            throw wrong(start, "is no character", "");
        }
        int after = at;
        character(point);
        at = after;
    }

    /** {@return the number in the next digits, {@code least} to {@code most} of them} */
    private int number(int start, int to, int least, int most, int radix) {
        long number = 0;
        int digits = 0;
        while (digits < most && at < to && Character.digit(filter.charAt(at), radix) >= 0) {
            number = number * radix + Character.digit(filter.charAt(at), radix);
            digits++;
            at++;
        }
        if (digits < least) {
            throw wrong(
                    start, "is no escape", "expected " + least + " hexadecimal " + (least == 1 ? "digit" : "digits"));
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private FilterException wrong(int start, String reason, String hint) {
        Place place = new Place(start, at - start);
        return new FilterException(filter, place, filter.substring(start, at) + " " + reason, hint);
    }
}
