package dev.peel.core.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads terms: {@code bits: sum {& sum}}, {@code sum: product {(+|-) product}}, {@code product: signed {(*|/|%) signed}},
 * {@code signed: [+|-] entity | "{" bits "}"}, {@code entity: (field [# layers] | function | value) {[ranges]}}.
 */
final class TermParser {
    private static final String TERM = "a field, a function or a value";

    private final Tokens tokens;
    private final RangeParser ranges;

    TermParser(Tokens tokens) {
        this.tokens = tokens;
        ranges = new RangeParser(tokens.filter());
    }

    /** {@return a term that may be computed} */
    Term bits() {
        Term left = sum();
        while (tokens.takeIf(TokenKind.BITS)) {
            left = arithmetic(Operation.BITS, left, sum());
        }
        return left;
    }

    private Term sum() {
        Term left = product();
        while (tokens.is(TokenKind.PLUS) || tokens.is(TokenKind.MINUS)) {
            Operation operation = tokens.take().kind() == TokenKind.PLUS ? Operation.ADD : Operation.SUBTRACT;
            left = arithmetic(operation, left, product());
        }
        return left;
    }

    private Term product() {
        Term left = signed();
        while (tokens.is(TokenKind.TIMES) || tokens.is(TokenKind.DIVIDE) || tokens.is(TokenKind.REMAINDER)) {
            Operation operation =
                    switch (tokens.take().kind()) {
                        case TIMES -> Operation.MULTIPLY;
                        case DIVIDE -> Operation.DIVIDE;
                        default -> Operation.REMAINDER;
                    };
            left = arithmetic(operation, left, signed());
        }
        return left;
    }

    private Term arithmetic(Operation operation, Term left, Term right) {
        tokens.countOperation();
        return new Term.Arithmetic(Place.of(left.place(), right.place()), operation, left, right);
    }

    private Term signed() {
        if (tokens.is(TokenKind.OPEN_BRACE)) {
            tokens.enter();
            tokens.take();
            Term inner = bits();
            tokens.expect(TokenKind.CLOSE_BRACE, "add }");
            tokens.leave();
            return inner;
        }
        return signedEntity();
    }

    /** {@return a term that is not computed but for its sign} */
    Term signedEntity() {
        if (tokens.takeIf(TokenKind.PLUS)) {
            return entity();
        }
        if (tokens.is(TokenKind.MINUS)) {
            Place place = tokens.take().place();
            Term value = entity();
            return new Term.Negative(Place.of(place, value.place()), value);
        }
        return entity();
    }

    /** {@return a field, a function or a value, or some of its bytes} */
    Term entity() {
        Term term = simple();
        if (tokens.is(TokenKind.LAYER)) {
            term = layers(term);
        }
        while (tokens.is(TokenKind.BRACKET)) {
            tokens.countOperation();
            Token brackets = tokens.take();
            Place place = Place.of(term.place(), brackets.place());
            term = new Term.Slice(place, term, ranges.parse(brackets));
        }
        return term;
    }

    private Term simple() {
        Token token = tokens.peek();
        switch (token.kind()) {
            case WORD -> {
                if (tokens.isNext(TokenKind.OPEN)) {
                    return call(tokens.take());
                }
                tokens.take();
                return new Term.Word(token.place(), token.text());
            }
            case FIELD -> {
                tokens.take();
                return new Term.Name(token.place(), token.text());
            }
            case TEXT -> {
                tokens.take();
                return new Term.Text(token.place(), token.text());
            }
            case CHARACTER -> {
                tokens.take();
                return new Term.Letter(token.place(), token.text().charAt(0));
            }
            default -> throw tokens.unexpected(TERM, hint(token));
        }
    }

    private static String hint(Token token) {
        return switch (token.kind()) {
            case OPEN -> "braces put terms together, as in {tcp.len + 1} * 2";
            case COMPARISON, CLOSE_BRACE, COMMA, END -> "";
            case AND, OR, XOR, IN, CONTAINS, MATCHES, NOT, ANY, ALL ->
                "as a value, \"" + token.text() + "\" needs quotes";
            default -> "";
        };
    }

    private Term layers(Term field) {
        Token token = tokens.take();
        boolean isBracket = tokens.filter().charAt(token.place().end() - 1) == ']';
        List<Range> layers = isBracket ? ranges.parse(token) : List.of(new Range(layer(token), 1));
        return new Term.Layers(Place.of(field.place(), token.place()), field, layers);
    }

    private int layer(Token token) {
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException wrong) {
            throw tokens.wrong(token.place(), "there is no layer " + token.text(), "");
        }
    }

    private Term call(Token function) {
        tokens.enter();
        tokens.take();
        List<Term> arguments = new ArrayList<>();
        while (!tokens.is(TokenKind.CLOSE)) {
            if (!arguments.isEmpty()) {
                tokens.expect(TokenKind.COMMA, "arguments are separated by commas and end with )");
            }
            arguments.add(bits());
        }
        Token close = tokens.take();
        tokens.leave();
        return new Term.Call(Place.of(function.place(), close.place()), function.text(), List.copyOf(arguments));
    }
}
