package dev.peel.core.filter;

/** What kind of word a filter's text is made of. */
enum TokenKind {
    /** A field, a function or a value. */
    WORD("a field or value"),
    /** A name behind a dot, which is always a field. */
    FIELD("a field"),
    TEXT("a text in quotes"),
    CHARACTER("a character in quotes"),
    OPEN("\"(\""),
    CLOSE("\")\""),
    OPEN_BRACE("\"{\""),
    CLOSE_BRACE("\"}\""),
    COMMA("\",\""),
    RANGE("\"..\""),
    /** What stands between square brackets. */
    BRACKET("\"[\""),
    /** What stands behind a number sign. */
    LAYER("\"#\""),
    COMPARISON("a comparison such as =="),
    CONTAINS("contains"),
    MATCHES("matches"),
    IN("in"),
    AND("and"),
    OR("or"),
    XOR("xor"),
    NOT("not"),
    ANY("any"),
    ALL("all"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    BITS("&"),
    /** What belongs to no filter; nothing follows it. */
    WRONG("nothing"),
    END("the end");

    private final String description;

    TokenKind(String description) {
        this.description = description;
    }

    /** {@return what users read of it} */
    String description() {
        return description;
    }
}
