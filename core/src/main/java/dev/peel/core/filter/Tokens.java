package dev.peel.core.filter;

import java.util.List;

/** The words of a filter with the one at hand, and what is told of one that does not fit. */
final class Tokens {
    private final String filter;
    private final List<Token> all;
    private final int depthLimit;
    private final int operationLimit;
    private int at;
    private int depth;
    private int operations;

    Tokens(String filter, List<Token> all, int depthLimit, int operationLimit) {
        this.filter = filter;
        this.all = all;
        this.depthLimit = depthLimit;
        this.operationLimit = operationLimit;
    }

    String filter() {
        return filter;
    }

    Token peek() {
        return all.get(at);
    }

    Token previous() {
        return all.get(Math.max(0, at - 1));
    }

    boolean is(TokenKind kind) {
        return peek().kind() == kind;
    }

    /** {@return whether the word after the one at hand is a {@code kind}} */
    boolean isNext(TokenKind kind) {
        return at + 1 < all.size() && all.get(at + 1).kind() == kind;
    }

    Token take() {
        Token token = peek();
        if (at < all.size() - 1) {
            at++;
        }
        return token;
    }

    /** {@return whether the word at hand is a {@code kind}, which is then taken} */
    boolean takeIf(TokenKind kind) {
        boolean is = is(kind);
        if (is) {
            take();
        }
        return is;
    }

    Token expect(TokenKind kind, String hint) {
        if (!is(kind)) {
            throw unexpected(kind.description(), hint);
        }
        return take();
    }

    /** Starts something within something; {@link #leave} ends it. */
    void enter() {
        depth++;
        if (depth > depthLimit) {
            throw wrong(peek().place(), "more than " + depthLimit + " things within each other", "write it flatter");
        }
    }

    void leave() {
        depth--;
    }

    /** Counts what makes a tree deep without being within anything: {@code a + b + c}. */
    void countOperation() {
        operations++;
        if (operations > operationLimit) {
            throw wrong(peek().place(), "more than " + operationLimit + " operations", "use several filters");
        }
    }

    /** {@return what is told where {@code expected} should stand and something else does} */
    FilterException unexpected(String expected, String hint) {
        Token token = peek();
        if (token.failure() != null) {
            return token.failure();
        }
        if (token.kind() == TokenKind.END) {
            return wrong(token.place(), "the filter ends where " + expected + " should stand", hint);
        }
        Place place = token.place();
        String found = filter.substring(place.start(), place.end());
        return wrong(place, "\"" + found + "\" stands where " + expected + " should", hint);
    }

    FilterException wrong(Place place, String reason, String hint) {
        return new FilterException(filter, place, reason, hint);
    }
}
