package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers as in C, in binary with {@code 0b} and in octal with {@code 0o} too, characters, and names of a field's numbers. */
final class NumberLiterals {
    private static final int LONGEST = 70; // characters: 64 bits in binary and more
    private static final Set<String> TRUE = Set.of("True", "TRUE");
    private static final Set<String> FALSE = Set.of("False", "FALSE");

    private final String filter;

    NumberLiterals(String filter) {
        this.filter = filter;
    }

    /**
     * {@return the number that {@code term} stands for}
     *
     * @throws FilterException when it is none, or none that fits {@code type}
     */
    long of(Term term, FieldType type, @Nullable Field field) {
        if (term instanceof Term.Letter letter) {
            return letter.code();
        }
        Long named = named(term, field);
        if (named != null) {
            return named;
        }
        BigInteger number = term instanceof Term.Word word ? number(word.text()) : null;
        if (number == null) {
            throw new FilterException(filter, term.place(), term + " is not " + Types.name(type), hint(term, field));
        }
        BigInteger largest = largest(type, field);
        if (number.compareTo(largest) > 0) {
            String reason = term + " is too large: the largest number here is " + largest;
            throw new FilterException(filter, term.place(), reason, "");
        }
        return number.longValue();
    }

    /**
     * {@return 1 or 0, for true or false}
     *
     * @throws FilterException when {@code term} is neither, and no number
     */
    long truth(Term term, @Nullable Field field) {
        if (term instanceof Term.Letter letter) {
            return letter.code() == 0 ? 0 : 1;
        }
        String text = text(term);
        Long named = named(term, field);
        if (named != null) {
            return named;
        }
        if (term instanceof Term.Word && (TRUE.contains(text) || FALSE.contains(text))) {
            return TRUE.contains(text) ? 1 : 0;
        }
        BigInteger number = term instanceof Term.Word ? number(text) : null;
        if (number == null) {
            throw new FilterException(
                    filter, term.place(), term + " is not " + Types.name(FieldType.BOOLEAN), hint(term, field));
        }
        return number.signum() == 0 ? 0 : 1;
    }

    private static String text(Term term) {
        return term instanceof Term.Word word ? word.text() : ((Term.Text) term).bytes();
    }

    private @Nullable Long named(Term term, @Nullable Field field) {
        String text = text(term);
        for (Values.Entry entry : names(field)) {
            if (entry.name().equalsIgnoreCase(text)) {
                return entry.low();
            }
        }
        return null;
    }

    private static List<Values.Entry> names(@Nullable Field field) {
        if (field == null) {
            return List.of();
        }
        List<Values.Entry> names = new ArrayList<>();
        Values values = field.values();
        if (values != null) {
            names.addAll(values.entries());
        } else if (field.type() == FieldType.BOOLEAN) {
            boolean isBit = field.mask() != 0;
            names.add(new Values.Entry(1, 1, isBit ? "Set" : "True"));
            names.add(new Values.Entry(0, 0, isBit ? "Not set" : "False"));
        }
        return names;
    }

    private static String hint(Term term, @Nullable Field field) {
        List<String> names = names(field).stream().map(Values.Entry::name).toList();
        String text = text(term);
        if (names.isEmpty()) {
            boolean isNumber = term instanceof Term.Text && number(text) != null;
            return isNumber ? "numbers are written without quotes" : "";
        }
        String example = "the field's names are those of peel -G values, such as \"" + names.get(0) + "\"";
        return Hints.ofName(names.stream().map(name -> "\"" + name + "\"").toList(), "\"" + text + "\"", example);
    }

    private static BigInteger largest(FieldType type, @Nullable Field field) {
        int bits =
                switch (type) {
                    case CHAR, UINT8 -> 8;
                    case UINT16 -> 16;
                    case UINT24 -> 24;
                    case UINT64 -> 64;
                    case INT32, INT64 -> signedBits(type, field) - 1;
                    default -> 32;
                };
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }

    private static int signedBits(FieldType type, @Nullable Field field) {
        if (field != null && field.type() == type && field.bits() > 0) {
            return field.bits();
        }
        return type == FieldType.INT32 ? Integer.SIZE : Long.SIZE;
    }

    /** {@return the number that {@code text} stands for, null where it is none} */
    static @Nullable BigInteger number(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        String prefix = text.length() > 2 && text.charAt(0) == '0'
                ? text.substring(0, 2).toLowerCase(Locale.ROOT)
                : "";
        return switch (prefix) {
            case "0x" -> parse(text.substring(2), 16);
            case "0b" -> parse(text.substring(2), 2);
            case "0o" -> parse(text.substring(2), 8);
            default -> parse(text, text.length() > 1 && text.charAt(0) == '0' ? 8 : 10);
        };
    }

    private static @Nullable BigInteger parse(String digits, int radix) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'z' || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        return new BigInteger(digits, radix);
    }
}
