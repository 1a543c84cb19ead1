package dev.peel.core.filter;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns in the language of Perl (PCRE), as {@link java.util.regex} takes them: over bytes, without regard to case.
 *
 * <p>The two differ in what stands for itself: a brace that is no repetition, a bracket within brackets, {@code &&}; and in the names
 * of classes such as {@code [:alpha:]}.
 */
final class Patterns {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNIX_LINES;
    private static final Pattern REPETITION = Pattern.compile("\\{\\d+(?:,\\d*)?}");
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("digit", "\\p{Digit}"),
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("print", "\\p{Print}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("xdigit", "\\p{XDigit}"),
            Map.entry("space", "\\s"),
            Map.entry("blank", "\\p{Blank}"),
            Map.entry("word", "\\w"),
            Map.entry("ascii", "\\p{ASCII}"));

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Patterns(String text) {
        this.text = text;
    }

    /**
     * {@return the pattern that {@code text} stands for, a character for each byte}
     *
     * @throws PatternSyntaxException when it is none
     */
    static Pattern compile(String text) {
        Patterns patterns = new Patterns(text);
        patterns.translate();
        try {
            return Pattern.compile(patterns.out.toString(), FLAGS);
        } catch (StackOverflowError deep) {
            throw new PatternSyntaxException("too many groups within each other", text, -1);
        }
    }

    private void translate() {
        while (at < text.length()) {
            char one = text.charAt(at);
            if (one == '\\') {
                escape();
            } else if (one == '[') {
                brackets();
            } else if (one == '{') {
                brace();
            } else if (text.startsWith("(?P<", at)) {
                out.append("(?<");
                at += 4;
            } else {
                out.append(one);
                at++;
            }
        }
    }

    /** Copies an escape, and all that {@code \Q} quotes. */
    private void escape() {
        int end = Math.min(text.length(), at + 2);
        if (text.startsWith("\\Q", at)) {
            int close = text.indexOf("\\E", at);
            end = close < 0 ? text.length() : close + 2;
        } else if (end - at == 2 && "xpP".indexOf(text.charAt(at + 1)) >= 0 && text.startsWith("{", end)) {
            end = Math.max(end, text.indexOf('}', end) + 1);
        }
        if (text.startsWith("\\x{", at) && number(text.substring(at + 3, end - 1)) > 0xff) {
            throw new PatternSyntaxException("\\x{} is more than a byte", text, at);
        }
        out.append(text, at, end);
        at = end;
    }

    private static long number(String digits) {
        boolean isNumber = digits.length() < 16 && digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
        return isNumber && !digits.isEmpty() ? Long.parseLong(digits, 16) : Long.MAX_VALUE;
    }

    private void brace() {
        boolean isRepetition =
                REPETITION.matcher(text).region(at, text.length()).lookingAt();
        out.append(isRepetition ? "{" : "\\{");
        at++;
    }

    private void brackets() {
        out.append('[');
        at++;
        if (text.startsWith("^", at)) {
            out.append('^');
            at++;
        }
        boolean isFirst = true;
        while (at < text.length() && (isFirst || text.charAt(at) != ']')) {
            isFirst = false;
            bracketed();
        }
        if (at < text.length()) {
            out.append(']');
            at++;
        }
    }

    private void bracketed() {
        char one = text.charAt(at);
        int end = text.indexOf(":]", at);
        if (one == '\\') {
            escape();
        } else if (text.startsWith("[:", at) && end > 0) {
            named(text.substring(at + 2, end));
            at = end + 2;
        } else {
            if ("[]&".indexOf(one) >= 0) {
                out.append('\\');
            }
            out.append(one);
            at++;
        }
    }

    private void named(String name) {
        boolean isNegated = name.startsWith("^");
        String letters = CLASSES.get(isNegated ? name.substring(1) : name);
        if (letters == null) {
            throw new PatternSyntaxException("no class is called [:" + name + ":]", text, at);
        }
        out.append(isNegated ? "[^" + letters + "]" : letters);
    }
}
