package dev.peel.core.filter;

import org.jspecify.annotations.Nullable;

/**
 * One word of a filter's text.
 *
 * @param text what it says: of a text in quotes its bytes, a character each; of brackets what stands between them
 * @param failure what is wrong with a word of kind {@link TokenKind#WRONG}, else null
 */
record Token(
        TokenKind kind, Place place, String text, @Nullable FilterException failure) {
    Token(TokenKind kind, Place place, String text) {
        this(kind, place, text, null);
    }
}
