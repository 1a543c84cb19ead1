package dev.peel.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter: {@code or: xor {or xor}}, {@code xor: and {xor and}}, {@code and: not {and not}}, {@code not: {not} ("(" or ")" |
 * relation)}, and relations between terms.
 */
final class Parser {
    private static final String ENDS_SET = "a set is written {80, 443, 8000..8999}";

    private final Tokens tokens;
    private final TermParser terms;
    private final FilterBounds bounds;

    private Parser(String filter, FilterBounds bounds) {
        this.bounds = bounds;
        tokens = new Tokens(filter, Scanner.scan(filter), bounds.depth(), bounds.operations());
        terms = new TermParser(tokens);
    }

    /**
     * {@return what {@code filter} says; null where it is empty}
     *
     * @throws FilterException when it is no filter
     */
    static @Nullable Syntax parse(String filter, FilterBounds bounds) {
        if (filter.length() > bounds.length()) {
            String reason = "the filter has " + filter.length() + " characters, more than " + bounds.length();
            throw new FilterException(filter, new Place(bounds.length(), 0), reason, "use several filters");
        }
        Parser parser = new Parser(filter, bounds);
        if (parser.tokens.is(TokenKind.END)) {
            return null;
        }
        Syntax syntax = parser.or();
        if (!parser.tokens.is(TokenKind.END)) {
            throw parser.unexpectedEnd();
        }
        return syntax;
    }

    private FilterException unexpectedEnd() {
        Token token = tokens.peek();
        String hint =
                switch (token.kind()) {
                    case WORD -> Hints.ofOperator(token.text());
                    case CLOSE -> "there is no ( that it ends";
                    case COMPARISON -> tokens.previous().text().equals("<") ? "inequality is written !=" : "";
                    case IN, CONTAINS, MATCHES ->
                        token.text() + " stands behind a field or a function that nothing is done to";
                    case LAYER -> "layers stand behind a field";
                    default -> "";
                };
        return tokens.unexpected("and, or, xor or the end", hint);
    }

    private Syntax or() {
        return joined(TokenKind.OR, this::xor, Syntax.Some::new);
    }

    private Syntax xor() {
        return joined(TokenKind.XOR, this::and, Syntax.Odd::new);
    }

    private Syntax and() {
        return joined(TokenKind.AND, this::not, Syntax.Every::new);
    }

    private interface Join {
        Syntax of(List<Syntax> parts);
    }

    private Syntax joined(TokenKind word, Supplier<Syntax> part, Join join) {
        Syntax first = part.get();
        if (!tokens.is(word)) {
            return first;
        }
        List<Syntax> parts = new ArrayList<>();
        parts.add(first);
        while (tokens.takeIf(word)) {
            parts.add(part.get());
        }
        return join.of(List.copyOf(parts));
    }

    private Syntax not() {
        tokens.enter();
        Syntax syntax;
        if (tokens.takeIf(TokenKind.NOT)) {
            syntax = new Syntax.Not(not());
        } else if (tokens.takeIf(TokenKind.OPEN)) {
            syntax = or();
            tokens.expect(TokenKind.CLOSE, closeHint());
        } else {
            syntax = relation();
        }
        tokens.leave();
        return syntax;
    }

    private String closeHint() {
        String operator =
                tokens.is(TokenKind.WORD) ? Hints.ofOperator(tokens.peek().text()) : "";
        return operator.isEmpty() ? "add )" : operator;
    }

    private Syntax relation() {
        Quantifier quantifier =
                tokens.is(TokenKind.ANY) ? Quantifier.ANY : tokens.is(TokenKind.ALL) ? Quantifier.ALL : null;
        if (quantifier != null) {
            tokens.take();
        }
        Token first = tokens.peek();
        Term left = terms.bits();
        boolean isEntity = first.kind() != TokenKind.OPEN_BRACE && !(left instanceof Term.Arithmetic);
        if (tokens.is(TokenKind.COMPARISON)) {
            return comparisons(quantifier, left);
        }
        if (isEntity && tokens.is(TokenKind.NOT) && tokens.isNext(TokenKind.IN)) {
            tokens.take();
            return new Syntax.Not(membership(quantifier, left));
        }
        if (isEntity && tokens.is(TokenKind.IN)) {
            return membership(quantifier, left);
        }
        if (isEntity && tokens.is(TokenKind.CONTAINS)) {
            return new Syntax.Contains(tokens.take().place(), quantifier, left, terms.entity());
        }
        if (isEntity && tokens.is(TokenKind.MATCHES)) {
            return new Syntax.Matches(tokens.take().place(), quantifier, left, terms.entity());
        }
        if (quantifier != null) {
            throw tokens.unexpected("a comparison such as ==", quantifier.word() + " stands before a comparison");
        }
        return new Syntax.Test(left);
    }

    /** {@code a < b < c} stands for {@code a < b and b < c}. */
    private Syntax comparisons(@Nullable Quantifier quantifier, Term first) {
        List<Syntax> relations = new ArrayList<>();
        Term left = first;
        while (tokens.is(TokenKind.COMPARISON)) {
            Token token = tokens.take();
            Comparison comparison = Comparison.of(token.text());
            if (tokens.is(TokenKind.COMPARISON)) {
                throw tokens.unexpected("a field, a function or a value", twoSigns(token, tokens.peek()));
            }
            if (comparison == null) {
                throw tokens.wrong(token.place(), "\"" + token.text() + "\" is no comparison", "");
            }
            Term right = terms.bits();
            relations.add(new Syntax.Relation(token.place(), quantifier, comparison, left, right));
            left = right;
        }
        return relations.size() == 1 ? relations.get(0) : new Syntax.Every(List.copyOf(relations));
    }

    private static String twoSigns(Token first, Token second) {
        return first.text().equals("<") && second.text().equals(">") ? "inequality is written !=" : "";
    }

    private Syntax membership(@Nullable Quantifier quantifier, Term left) {
        Place place = tokens.take().place();
        tokens.expect(TokenKind.OPEN_BRACE, ENDS_SET);
        List<Syntax.Member> members = new ArrayList<>();
        do {
            if (members.size() == bounds.members()) {
                String reason = "the set has more than " + bounds.members() + " members";
                throw tokens.wrong(tokens.peek().place(), reason, "use ranges, such as 8000..8999");
            }
            members.add(member());
        } while (tokens.takeIf(TokenKind.COMMA));
        if (!tokens.is(TokenKind.CLOSE_BRACE)) {
            throw tokens.unexpected("\",\" or \"}\"", ENDS_SET);
        }
        tokens.take();
        return new Syntax.Membership(place, quantifier, left, List.copyOf(members));
    }

    private Syntax.Member member() {
        if (tokens.is(TokenKind.CLOSE_BRACE)) {
            throw tokens.unexpected("a value", ENDS_SET);
        }
        Term low = terms.signedEntity();
        return new Syntax.Member(low, tokens.takeIf(TokenKind.RANGE) ? terms.signedEntity() : null);
    }
}
