package dev.peel.core.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a filter says, as a tree. Prints as a filter that says the same. */
sealed interface Syntax {

    /** Holds where all parts hold. */
    record Every(List<Syntax> parts) implements Syntax {
        @Override
        public String toString() {
            return print(parts, "and");
        }
    }

    /** Holds where a part holds. */
    record Some(List<Syntax> parts) implements Syntax {
        @Override
        public String toString() {
            return print(parts, "or");
        }
    }

    /** Holds where an odd number of parts hold. */
    record Odd(List<Syntax> parts) implements Syntax {
        @Override
        public String toString() {
            return print(parts, "xor");
        }
    }

    /** Holds where {@code part} does not. */
    record Not(Syntax part) implements Syntax {
        @Override
        public String toString() {
            return "not " + group(part);
        }
    }

    /** Holds where the term has a value, or, of a computed one, one that is not 0. */
    record Test(Term term) implements Syntax {
        @Override
        public String toString() {
            return term.toString();
        }
    }

    /** Holds where values compare as they should. */
    record Relation(Place place, @Nullable Quantifier quantifier, Comparison comparison, Term left, Term right)
            implements Syntax {
        @Override
        public String toString() {
            return prefix(quantifier) + left + " " + comparison.sign() + " " + right;
        }
    }

    /** Holds where values contain others. */
    record Contains(Place place, @Nullable Quantifier quantifier, Term left, Term right) implements Syntax {
        @Override
        public String toString() {
            return prefix(quantifier) + left + " contains " + right;
        }
    }

    /** Holds where values match a pattern. */
    record Matches(Place place, @Nullable Quantifier quantifier, Term left, Term pattern) implements Syntax {
        @Override
        public String toString() {
            return prefix(quantifier) + left + " matches " + pattern;
        }
    }

    /** Holds where values are in a set. */
    record Membership(Place place, @Nullable Quantifier quantifier, Term left, List<Member> members) implements Syntax {
        @Override
        public String toString() {
            String set = members.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
            return prefix(quantifier) + left + " in " + set;
        }
    }

    /** A value of a set, or those from {@code low} to {@code high}. */
    record Member(Term low, @Nullable Term high) {
        @Override
        public String toString() {
            return high == null ? low.toString() : low + " .. " + high;
        }
    }

    private static String prefix(@Nullable Quantifier quantifier) {
        return quantifier == null ? "" : quantifier.word() + " ";
    }

    private static String print(List<Syntax> parts, String word) {
        return parts.stream().map(Syntax::group).collect(Collectors.joining(" " + word + " "));
    }

    private static String group(Syntax part) {
        boolean isWhole = part instanceof Test || part instanceof Not;
        return isWhole ? part.toString() : "(" + part + ")";
    }
}
