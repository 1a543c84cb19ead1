package dev.peel.core.filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Evaluates a filter's tree as its definition reads, over lists of values: numbers and byte arrays. */
final class Reference {
    /** A number of up to 32 bits, and whether it is signed. */
    record Whole(long value, boolean signed) {}

    private final Map<String, List<Object>> values;

    Reference(Map<String, List<Object>> values) {
        this.values = values;
    }

    boolean holds(Syntax syntax) {
        if (syntax instanceof Syntax.Every every) {
            return every.parts().stream().allMatch(this::holds);
        }
        if (syntax instanceof Syntax.Some some) {
            return some.parts().stream().anyMatch(this::holds);
        }
        if (syntax instanceof Syntax.Odd odd) {
            return odd.parts().stream().filter(this::holds).count() % 2 == 1;
        }
        if (syntax instanceof Syntax.Not not) {
            return !holds(not.part());
        }
        if (syntax instanceof Syntax.Test test) {
            boolean isComputed = test.term() instanceof Term.Arithmetic || test.term() instanceof Term.Negative;
            return values(test.term()).stream().anyMatch(value -> !isComputed || ((Whole) value).value() != 0);
        }
        if (syntax instanceof Syntax.Contains contains) {
            return related(
                    contains.quantifier(), Quantifier.ANY, contains.left(), contains.right(), Reference::contains);
        }
        if (syntax instanceof Syntax.Relation relation) {
            Comparison comparison = relation.comparison();
            BiPredicate<Object, Object> test = (one, other) -> compares(comparison, one, other);
            return related(relation.quantifier(), comparison.quantifier(), relation.left(), relation.right(), test);
        }
        return member((Syntax.Membership) syntax);
    }

    private boolean related(
            Quantifier given, Quantifier usual, Term left, Term right, BiPredicate<Object, Object> test) {
        List<Object> ones = values(left);
        List<Object> others = values(right);
        if (ones.isEmpty() || others.isEmpty()) {
            return false;
        }
        boolean isAll = (given == null ? usual : given) == Quantifier.ALL;
        Stream<Boolean> results = ones.stream().flatMap(one -> others.stream().map(other -> test.test(one, other)));
        return isAll ? results.allMatch(result -> result) : results.anyMatch(result -> result);
    }

    private boolean member(Syntax.Membership membership) {
        List<Object> ones = values(membership.left());
        Stream<Boolean> results =
                ones.stream().map(one -> membership.members().stream().anyMatch(member -> isIn(one, member)));
        return !ones.isEmpty()
                && (membership.quantifier() == Quantifier.ALL
                        ? results.allMatch(result -> result)
                        : results.anyMatch(result -> result));
    }

    private boolean isIn(Object one, Syntax.Member member) {
        if (member.high() == null) {
            return values(member.low()).stream().anyMatch(low -> compares(Comparison.EQUAL, one, low));
        }
        return values(member.low()).stream().anyMatch(low -> compares(Comparison.GREATER_OR_EQUAL, one, low))
                && values(member.high()).stream().anyMatch(high -> compares(Comparison.LESS_OR_EQUAL, one, high));
    }

    private static boolean contains(Object one, Object other) {
        String whole = latin1(one);
        return !latin1(other).isEmpty() && whole.contains(latin1(other));
    }

    private static String latin1(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.ISO_8859_1);
    }

    private static boolean compares(Comparison comparison, Object one, Object other) {
        if (one instanceof byte[] bytes) {
            byte[] others = (byte[]) other;
            return comparison.holds(
                    bytes.length == others.length
                            ? Arrays.compareUnsigned(bytes, others)
                            : bytes.length - others.length);
        }
        Whole left = (Whole) one;
        Whole right = (Whole) other;
        boolean cannotTell = !left.signed() && right.value() < 0;
        return cannotTell
                ? comparison == Comparison.NOT_EQUAL
                : comparison.holds(Long.compare(left.value(), right.value()));
    }

    private List<Object> values(Term term) {
        if (term instanceof Term.Word word) {
            List<Object> known = values.get(word.text());
            return known != null ? known : List.of(new Whole(Long.parseLong(word.text()), false));
        }
        if (term instanceof Term.Text text) {
            return List.of(text.bytes().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (term instanceof Term.Negative negative) {
            return values(negative.value()).stream()
                    .map(value -> (Object) new Whole(-((Whole) value).value(), true))
                    .toList();
        }
        if (term instanceof Term.Slice slice) {
            return values(slice.whole()).stream()
                    .map(value -> slice((byte[]) value, slice.ranges()))
                    .filter(bytes -> bytes.length > 0)
                    .map(Object.class::cast)
                    .toList();
        }
        Term.Arithmetic arithmetic = (Term.Arithmetic) term;
        List<Object> results = new ArrayList<>();
        for (Object left : values(arithmetic.left())) {
            for (Object right : values(arithmetic.right())) {
                compute(arithmetic.operation(), (Whole) left, (Whole) right).ifPresent(results::add);
            }
        }
        return results;
    }

    /** All values of the tests are small, so that nothing is beyond what 32 bits can tell but negative numbers. */
    private static Optional<Whole> compute(Operation operation, Whole left, Whole right) {
        long one = left.value();
        long other = left.signed() ? (int) right.value() : right.value() & 0xffffffffL;
        if (other == 0 && (operation == Operation.DIVIDE || operation == Operation.REMAINDER)) {
            return Optional.empty();
        }
        long result =
                switch (operation) {
                    case ADD -> one + other;
                    case SUBTRACT -> one - other;
                    case MULTIPLY -> Math.multiplyExact(one, other);
                    case DIVIDE -> one / other;
                    case REMAINDER -> one % other;
                    case BITS -> one & other;
                };
        boolean signed = left.signed() || result < 0;
        boolean fits = signed ? result == (int) result : result <= 0xffffffffL;
        return fits ? Optional.of(new Whole(result, signed)) : Optional.empty();
    }

    private static byte[] slice(byte[] bytes, List<Range> ranges) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Range range : ranges) {
            int from = range.offset() < 0 ? bytes.length + range.offset() : range.offset();
            int to = range.length() == Range.REST ? bytes.length : from + range.length();
            if (from < 0 || from >= bytes.length || to > bytes.length) {
                break;
            }
            joined.write(bytes, from, to - from);
        }
        return joined.toByteArray();
    }
}
