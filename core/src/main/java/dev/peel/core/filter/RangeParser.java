package dev.peel.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands between square brackets: {@code 0:3}, {@code 2-5}, {@code -4:}, {@code 0,2,7}. */
final class RangeParser {
    private static final String NUMBER = "-?(?:0[xX][0-9A-Fa-f]+|[0-9]+)";
    private static final Pattern SHAPE =
            Pattern.compile("(" + NUMBER + ")?\\s*(?:(:)\\s*(" + NUMBER + ")?|(-)\\s*(" + NUMBER + "))?");
    private static final String FORMS = "a range is [first:count], [first-last], [first:], [:count] or [one]";

    private final String filter;

    RangeParser(String filter) {
        this.filter = filter;
    }

    /** {@return the ranges in the text of {@code brackets}, at least one} */
    List<Range> parse(Token brackets) {
        List<Range> ranges = new ArrayList<>();
        int from = filter.indexOf('[', brackets.place().start()) + 1;
        for (String part : brackets.text().split(",", -1)) {
            String range = part.strip();
            int start = from + part.indexOf(range);
            ranges.add(range(range, new Place(start, Math.max(1, range.length()))));
            from += part.length() + 1;
        }
        return List.copyOf(ranges);
    }

    private Range range(String text, Place place) {
        Matcher matcher = SHAPE.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new FilterException(
                    filter, place, text.isEmpty() ? "a range is missing" : "\"" + text + "\" is no range", FORMS);
        }
        int first = matcher.group(1) == null ? 0 : number(matcher.group(1), place);
        if (matcher.group(2) != null) {
            return counted(first, matcher.group(3), place);
        }
        if (matcher.group(4) == null) {
            return new Range(first, 1);
        }
        int last = number(matcher.group(5), place);
        if (matcher.group(1) == null || first < 0 != last < 0 || first >= last) {
            String reason = "\"" + text + "\" does not go from a first to a later one";
            throw new FilterException(filter, place, reason, FORMS);
        }
        return new Range(first, last - first + 1);
    }

    private Range counted(int first, String count, Place place) {
        if (count == null) {
            return new Range(first, Range.REST);
        }
        int number = number(count, place);
        if (number < 1) {
            throw new FilterException(
                    filter, place, "a range of " + number + " is empty", "the count behind : is 1 or more");
        }
        return new Range(first, number);
    }

    /** {@return a number as in C: {@code 0x} is hexadecimal, a leading 0 octal} */
    int number(String text, Place place) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException wrong) {
            throw new FilterException(filter, place, text + " is not a number from -2^31 to 2^31 - 1", "");
        }
    }
}
