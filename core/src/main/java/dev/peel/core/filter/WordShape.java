package dev.peel.core.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a bare word goes: names, numbers, addresses and bytes, of which each has punctuation of its own. */
final class WordShape {
    private static final String GROUP = "[0-9A-Fa-f]{1,4}";
    private static final String IPV4 = "\\d{1,3}+(?:\\.\\d{1,3}+){3}+(?![\\w-]|\\.[\\w-])";
    private static final String PREFIX = "(?:/\\d{1,3}+)?+";
    private static final String IPV6 = "(?:" + GROUP + "(?::" + GROUP + "){0,6})?::(?:(?:" + GROUP + ":){0,6}(?:" + IPV4
            + "|" + GROUP + "))?|(?:" + GROUP + ":){7}" + GROUP + "|(?:" + GROUP + ":){6}" + IPV4;
    private static final String COLONS = "[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2})++|:[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{2})*+";
    private static final String PLAIN = "[\\w-]++(?:\\.[\\w-]++)*+";

    private static final Pattern ADDRESS6 = Pattern.compile("(?:" + IPV6 + ")(?![\\w:])" + PREFIX);
    private static final Pattern ADDRESS4 = Pattern.compile(IPV4 + "(?:/\\d{1,2}+)?+");
    private static final Pattern BYTES = Pattern.compile(COLONS);
    private static final Pattern WORD = Pattern.compile(PLAIN);

    private WordShape() {}

    /** {@return the index behind the word that starts at {@code at}, {@code at} where none does} */
    static int end(String filter, int at) {
        for (Pattern shape : new Pattern[] {ADDRESS6, ADDRESS4, BYTES, WORD}) {
            Matcher matcher = shape.matcher(filter).region(at, filter.length()).useTransparentBounds(true);
            if (matcher.lookingAt()) {
                return matcher.end();
            }
        }
        return at;
    }
}
