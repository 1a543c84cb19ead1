package dev.peel.core.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of a filter's text, for whoever shows the text or helps to write it. Immutable.
 *
 * @param kind what kind of word it is
 * @param start where it starts, in characters from 0
 * @param end where it ends, in characters from 0, exclusive
 */
public record FilterWord(Kind kind, int start, int end) {

    /** What kind of word it is. */
    public enum Kind {
        /** A field, a function, or a value that is written without quotes. */
        NAME,
        /** A text or a character in quotes. */
        TEXT,
        /** A word or sign that compares, joins or computes. */
        OPERATOR,
        /** What puts things together: brackets with what stands between square ones, and commas. */
        BRACKET,
        /** What belongs to no filter; nothing follows it. */
        WRONG
    }

    /** {@return the words of {@code filter}, which may be wrong or unfinished} */
    public static List<FilterWord> of(String filter) {
        List<FilterWord> words = new ArrayList<>();
        for (Token token : Scanner.scan(filter)) {
            if (token.kind() != TokenKind.END) {
                Place place = token.place();
                words.add(new FilterWord(kind(token.kind()), place.start(), place.end()));
            }
        }
        return words;
    }

    private static Kind kind(TokenKind kind) {
        return switch (kind) {
            case WORD, FIELD -> Kind.NAME;
            case TEXT, CHARACTER -> Kind.TEXT;
            case OPEN, CLOSE, OPEN_BRACE, CLOSE_BRACE, COMMA, BRACKET, LAYER -> Kind.BRACKET;
            case WRONG, END -> Kind.WRONG;
            case RANGE,
                    COMPARISON,
                    CONTAINS,
                    MATCHES,
                    IN,
                    AND,
                    OR,
                    XOR,
                    NOT,
                    ANY,
                    ALL,
                    PLUS,
                    MINUS,
                    TIMES,
                    DIVIDE,
                    REMAINDER,
                    BITS -> Kind.OPERATOR;
        };
    }
}
