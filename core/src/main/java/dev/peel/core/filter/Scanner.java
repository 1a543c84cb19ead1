package dev.peel.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes a filter's text apart into words. The first that belongs to no filter is the last: the parser tells when it gets there. */
final class Scanner {
    private static final Map<String, TokenKind> KEYWORDS = Map.ofEntries(
            Map.entry("contains", TokenKind.CONTAINS),
            Map.entry("matches", TokenKind.MATCHES),
            Map.entry("in", TokenKind.IN),
            Map.entry("and", TokenKind.AND),
            Map.entry("or", TokenKind.OR),
            Map.entry("xor", TokenKind.XOR),
            Map.entry("not", TokenKind.NOT),
            Map.entry("any", TokenKind.ANY),
            Map.entry("all", TokenKind.ALL));
    private static final List<String> SIGNS = List.of(
            "===", "!==", "==", "!=", "~=", ">=", "<=", "&&", "||", "^^", "..", ">", "<", "!", "~", "&", "+", "-", "*",
            "/", "%", "(", ")", "{", "}", ",");
    private static final Map<String, TokenKind> KINDS = Map.ofEntries(
            Map.entry("&&", TokenKind.AND),
            Map.entry("||", TokenKind.OR),
            Map.entry("^^", TokenKind.XOR),
            Map.entry("..", TokenKind.RANGE),
            Map.entry("!", TokenKind.NOT),
            Map.entry("~", TokenKind.MATCHES),
            Map.entry("&", TokenKind.BITS),
            Map.entry("+", TokenKind.PLUS),
            Map.entry("-", TokenKind.MINUS),
            Map.entry("*", TokenKind.TIMES),
            Map.entry("/", TokenKind.DIVIDE),
            Map.entry("%", TokenKind.REMAINDER),
            Map.entry("(", TokenKind.OPEN),
            Map.entry(")", TokenKind.CLOSE),
            Map.entry("{", TokenKind.OPEN_BRACE),
            Map.entry("}", TokenKind.CLOSE_BRACE),
            Map.entry(",", TokenKind.COMMA));

    private final String filter;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Scanner(String filter) {
        this.filter = filter;
    }

    /** {@return the words of {@code filter}; the last is of kind {@link TokenKind#END} or {@link TokenKind#WRONG}} */
    static List<Token> scan(String filter) {
        Scanner scanner = new Scanner(filter);
        try {
            scanner.scanAll();
        } catch (FilterException wrong) {
            Place place = new Place(wrong.position(), wrong.length());
            scanner.tokens.add(new Token(TokenKind.WRONG, place, "", wrong));
        }
        return scanner.tokens;
    }

    private void scanAll() {
        skipSpace();
        while (at < filter.length()) {
            scanOne();
            skipSpace();
        }
        add(TokenKind.END, filter.length(), "");
    }

    private void skipSpace() {
        while (at < filter.length() && Character.isWhitespace(filter.charAt(at))) {
            at++;
        }
    }

    private void scanOne() {
        char first = filter.charAt(at);
        char second = at + 1 < filter.length() ? filter.charAt(at + 1) : ' ';
        if (first == '"') {
            text(at + 1, false);
        } else if ((first == 'r' || first == 'R') && second == '"') {
            text(at + 2, true);
        } else if (first == '\'') {
            character();
        } else if (first == '[') {
            add(TokenKind.BRACKET, bracketEnd(at), filter.substring(at + 1, bracketEnd(at) - 1));
        } else if (first == '#') {
            layer();
        } else if (first == '.' && second != '.') {
            name();
        } else if (first == '-' || WordShape.end(filter, at) == at) {
            sign();
        } else {
            word(WordShape.end(filter, at));
        }
    }

    private void word(int end) {
        String word = filter.substring(at, end);
        TokenKind kind =
                Comparison.of(word) != null ? TokenKind.COMPARISON : KEYWORDS.getOrDefault(word, TokenKind.WORD);
        add(kind, end, word);
    }

    private void name() {
        int end = WordShape.end(filter, at + 1);
        boolean isName = end > at + 1 && filter.charAt(at + 1) != ':';
        if (!isName) {
            throw wrong(at, 1, "\".\" was not expected here", "");
        }
        add(TokenKind.FIELD, end, filter.substring(at + 1, end));
    }

    private void text(int from, boolean raw) {
        int end = Quoting.end(filter, from, '"');
        if (end < 0) {
            throw wrong(
                    at, filter.length() - at, "the quote that ends the text is missing", raw ? rawHint() : "add \"");
        }
        add(TokenKind.TEXT, end + 1, Quoting.read(filter, from, end, raw));
    }

    private static String rawHint() {
        return "add \"; behind r, \\\" does not end the text";
    }

    private void character() {
        int end = Quoting.end(filter, at + 1, '\'');
        if (end < 0) {
            throw wrong(at, filter.length() - at, "the quote that ends the character is missing", "add '");
        }
        String bytes = Quoting.read(filter, at + 1, end, false);
        if (bytes.length() != 1) {
            int length = end + 1 - at;
            throw wrong(
                    at,
                    length,
                    filter.substring(at, end + 1) + " is not one character",
                    "text stands between double quotes");
        }
        add(TokenKind.CHARACTER, end + 1, bytes);
    }

    /** {@return the index behind the bracket that ends what the one at {@code open} starts} */
    private int bracketEnd(int open) {
        int close = filter.indexOf(']', open);
        if (close < 0) {
            throw wrong(open, filter.length() - open, "the bracket that ends the range is missing", "add ]");
        }
        return close + 1;
    }

    private void layer() {
        int end = at + 1;
        while (end < filter.length() && Character.digit(filter.charAt(end), 10) >= 0 && filter.charAt(end) < 0x80) {
            end++;
        }
        if (end > at + 1) {
            add(TokenKind.LAYER, end, filter.substring(at + 1, end));
        } else if (end < filter.length() && filter.charAt(end) == '[') {
            int close = bracketEnd(end);
            add(TokenKind.LAYER, close, filter.substring(end + 1, close - 1));
        } else {
            throw wrong(at, 1, "# needs the number of a layer", "#1 is the outermost, #[1-2] are the first two");
        }
    }

    private void sign() {
        for (String sign : SIGNS) {
            if (filter.startsWith(sign, at)) {
                boolean isComparison = Comparison.of(sign) != null;
                add(
                        isComparison ? TokenKind.COMPARISON : KINDS.getOrDefault(sign, TokenKind.WRONG),
                        at + sign.length(),
                        sign);
                return;
            }
        }
        int length = Character.charCount(filter.codePointAt(at));
        String found = filter.substring(at, at + length);
        throw wrong(at, length, "\"" + found + "\" was not expected here", Hints.ofSign(found));
    }

    private void add(TokenKind kind, int end, String text) {
        tokens.add(new Token(kind, new Place(at, end - at), text));
        at = end;
    }

    private FilterException wrong(int start, int length, String reason, String hint) {
        return new FilterException(filter, new Place(start, length), reason, hint);
    }
}
