package dev.peel.core.filter;

import dev.peel.core.field.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks what a filter says and makes a condition of it. */
final class Compiler {
    private final String filter;
    private final OperandCompiler operands;
    private final Budget budget;

    Compiler(String filter, OperandCompiler operands, Budget budget) {
        this.filter = filter;
        this.operands = operands;
        this.budget = budget;
    }

    /**
     * {@return a condition that holds where {@code syntax} does}
     *
     * @throws FilterException when its parts do not fit each other
     */
    Condition compile(Syntax syntax) {
        if (syntax instanceof Syntax.Every every) {
            return Condition.every(all(every.parts()));
        }
        if (syntax instanceof Syntax.Some some) {
            return Condition.some(all(some.parts()));
        }
        if (syntax instanceof Syntax.Odd odd) {
            return new Condition.Odd(all(odd.parts()));
        }
        if (syntax instanceof Syntax.Not not) {
            return new Condition.Not(compile(not.part()));
        }
        if (syntax instanceof Syntax.Test test) {
            return test(test.term());
        }
        if (syntax instanceof Syntax.Relation relation) {
            return relation(relation);
        }
        if (syntax instanceof Syntax.Contains contains) {
            return contains(contains);
        }
        if (syntax instanceof Syntax.Matches matches) {
            return matches(matches);
        }
        return membership((Syntax.Membership) syntax);
    }

    private List<Condition> all(List<Syntax> parts) {
        return parts.stream().map(this::compile).toList();
    }

    private Condition test(Term term) {
        if (term instanceof Term.Call) {
            throw new FilterException(
                    filter, term.place(), "a function's result is there always", "compare it: " + term + " > 1");
        }
        Operand operand = operands.known(term, "what a packet may have");
        if (operand.isComputed()) {
            return new Condition.NotZero(operand);
        }
        return isName(term) && operand instanceof FieldOperand field
                ? new Condition.Present(field)
                : new Condition.HasValue(operand);
    }

    private static boolean isName(Term term) {
        return term instanceof Term.Word || term instanceof Term.Name;
    }

    private Condition relation(Syntax.Relation relation) {
        String sign = relation.comparison().sign();
        Operand left = operands.known(relation.left(), "the left side of " + sign);
        if (left.type() == FieldType.NONE) {
            throw unfit(relation.left(), left, sign);
        }
        Pair pair = pair(relation.left(), left, relation.right());
        Order order = order(pair.left(), pair.right());
        return new Related.Compared(
                pair.left(),
                pair.right(),
                order,
                relation.comparison(),
                or(relation.quantifier(), relation.comparison().quantifier()));
    }

    private record Pair(Operand left, Operand right) {}

    /** {@return {@code left} and what {@code right} stands for beside it, both of types that can be compared} */
    private Pair pair(Term leftTerm, Operand left, Term right) {
        Operand other = operands.any(right, left);
        if (Types.areAlike(left.type(), other.type())) {
            boolean isSame = left.type() == other.type() || left.type().isInteger();
            return isSame ? new Pair(left, other) : new Pair(BytesOf.of(left), BytesOf.of(other));
        }
        boolean isSlice = left.isSlice() || other.isSlice();
        if (isSlice && Types.canSlice(left.type()) && Types.canSlice(other.type())) {
            return new Pair(BytesOf.of(left), BytesOf.of(other));
        }
        String reason = leftTerm + " is " + Types.name(left.type()) + ", " + right + " is " + Types.name(other.type());
        boolean haveBytes = Types.canSlice(left.type()) && Types.canSlice(other.type());
        String hint = haveBytes
                ? "[0:] behind one of them compares their bytes"
                : right instanceof Term.Word word && word.text().indexOf('.') < 0
                        ? "\"" + word.text() + "\" in quotes is a value"
                        : "both have to be of one kind";
        throw new FilterException(filter, right.place(), reason, hint);
    }

    private static Order order(Operand left, Operand right) {
        FieldType type = left.type() == right.type() || left.type().isInteger() ? left.type() : FieldType.BYTES;
        return Order.of(type, right.prefix());
    }

    private static Quantifier or(@Nullable Quantifier given, Quantifier otherwise) {
        return given == null ? otherwise : given;
    }

    private Condition contains(Syntax.Contains contains) {
        Operand left = containing(contains.left(), "contains");
        Operand right;
        if (operands.isLiteral(contains.right()) && left.type() == FieldType.ETHER) {
            right = partOfAddress(contains.right(), left);
        } else {
            right = pair(contains.left(), left, contains.right()).right();
        }
        return new Related.Containing(BytesOf.of(left), right, or(contains.quantifier(), Quantifier.ANY));
    }

    /** What an address contains is bytes, any number of them. */
    private Operand partOfAddress(Term term, Operand left) {
        byte[] bytes = term instanceof Term.Word word ? ByteLiterals.of(word.text()) : null;
        if (bytes == null) {
            throw new FilterException(
                    filter,
                    term.place(),
                    term + " is not bytes of " + Types.name(left.type()),
                    "they are written 02:00");
        }
        return Constant.bytes(FieldType.BYTES, bytes);
    }

    private Operand containing(Term term, String word) {
        Operand left = operands.known(term, "the left side of " + word);
        if (!Types.canContain(left.type())) {
            throw unfit(term, left, word);
        }
        return left;
    }

    private FilterException unfit(Term term, Operand operand, String word) {
        boolean isText =
                operand.type().isInteger() || operand.type() == FieldType.IPV4 || operand.type() == FieldType.IPV6;
        String hint = operand.type() == FieldType.NONE
                ? "it can only be tested for, or be in count(" + term + ")"
                : isText && operand instanceof FieldOperand ? "string(" + term + ") is its text" : "";
        String reason = term + " is " + Types.name(operand.type()) + ", for which there is no " + word;
        return new FilterException(filter, term.place(), reason, hint);
    }

    private Condition matches(Syntax.Matches matches) {
        Operand left = containing(matches.left(), "matches");
        if (!(matches.pattern() instanceof Term.Text text)) {
            String reason = "the right side of matches is a pattern in quotes, not " + matches.pattern();
            throw new FilterException(filter, matches.pattern().place(), reason, "put \" around it");
        }
        try {
            Pattern pattern = Patterns.compile(text.bytes());
            return new Matching(BytesOf.of(left), pattern, budget, or(matches.quantifier(), Quantifier.ANY));
        } catch (PatternSyntaxException wrong) {
            String reason = "the pattern is wrong: " + lowerCase(wrong.getDescription());
            throw new FilterException(filter, text.place(), reason, "a sign that stands for itself has \\\\ before it");
        }
    }

    private static String lowerCase(String description) {
        return Character.toLowerCase(description.charAt(0)) + description.substring(1);
    }

    private Condition membership(Syntax.Membership membership) {
        Operand left = operands.known(membership.left(), "the left side of in");
        boolean isField = left instanceof FieldOperand || isName(membership.left());
        if (!isField || left.type() == FieldType.NONE) {
            String reason = "only a field can be in a set, not " + membership.left();
            throw new FilterException(
                    filter, membership.left().place(), reason, "write comparisons with or between them");
        }
        List<InSet.Element> elements = new ArrayList<>();
        for (Syntax.Member member : membership.members()) {
            elements.add(element(membership, left, member));
        }
        return new InSet(left, elements, or(membership.quantifier(), Quantifier.ANY));
    }

    private InSet.Element element(Syntax.Membership membership, Operand left, Syntax.Member member) {
        Operand low = member(membership, left, member.low());
        Term highTerm = member.high();
        Operand high = highTerm == null ? null : member(membership, left, highTerm);
        return new InSet.Element(low, order(left, low), high, high == null ? order(left, low) : order(left, high));
    }

    private Operand member(Syntax.Membership membership, Operand left, Term term) {
        Pair pair = pair(membership.left(), left, term);
        boolean isSame = left.type() == pair.right().type() || left.type().isInteger();
        if (!isSame) {
            String reason = term + " is " + Types.name(pair.right().type()) + ", " + membership.left() + " is "
                    + Types.name(left.type());
            throw new FilterException(filter, term.place(), reason, "members are of the field's kind");
        }
        return pair.right();
    }
}
