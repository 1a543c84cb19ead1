package dev.peel.core.filter;

import java.util.List;
import java.util.stream.Collectors;

/** Something with values: a field, what a filter compares it with, or what is computed of them. Prints as it is written. */
sealed interface Term {

    /** {@return where it stands in the filter's text} */
    Place place();

    /** A bare word: a field where there is one of that name, else a value. */
    record Word(Place place, String text) implements Term {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A field, named behind a dot so that it cannot be taken for a value. */
    record Name(Place place, String text) implements Term {
        @Override
        public String toString() {
            return "." + text;
        }
    }

    /** A text in quotes; each character stands for a byte. */
    record Text(Place place, String bytes) implements Term {
        @Override
        public String toString() {
            return Quoting.quote(bytes, '"');
        }
    }

    /** A character in quotes, 0 to 255. */
    record Letter(Place place, int code) implements Term {
        @Override
        public String toString() {
            return Quoting.quote(String.valueOf((char) code), '\'');
        }
    }

    /** A field in some of the layers of its protocol, the first being 1. */
    record Layers(Place place, Term field, List<Range> ranges) implements Term {
        @Override
        public String toString() {
            return field + "#[" + print(ranges) + "]";
        }
    }

    /** Some of a value's bytes. */
    record Slice(Place place, Term whole, List<Range> ranges) implements Term {
        @Override
        public String toString() {
            return whole + "[" + print(ranges) + "]";
        }
    }

    /** A function's result. */
    record Call(Place place, String function, List<Term> arguments) implements Term {
        @Override
        public String toString() {
            return function + arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** The value with the other sign. */
    record Negative(Place place, Term value) implements Term {
        @Override
        public String toString() {
            return "-" + value;
        }
    }

    /** What is computed of two values. */
    record Arithmetic(Place place, Operation operation, Term left, Term right) implements Term {
        @Override
        public String toString() {
            return braced(left) + " " + operation.sign() + " " + braced(right);
        }

        private static String braced(Term term) {
            return term instanceof Arithmetic ? "{" + term + "}" : term.toString();
        }
    }

    private static String print(List<Range> ranges) {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }
}
