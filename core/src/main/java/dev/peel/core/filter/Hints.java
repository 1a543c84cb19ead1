package dev.peel.core.filter;

import dev.peel.core.field.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What may have been meant by what stands in a filter where it does not belong. */
final class Hints {
    private static final List<String> OPERATORS = List.of(
            "and",
            "or",
            "xor",
            "not",
            "in",
            "contains",
            "matches",
            "eq",
            "ne",
            "gt",
            "ge",
            "lt",
            "le",
            "any_eq",
            "all_eq",
            "any_ne",
            "all_ne");
    private static final Map<String, String> SIGNS = Map.of(
            "=", "equality is written ==",
            "@", "the bytes of a field are had by a range, such as ip.src[0:4]",
            ":", "text with a colon stands between double quotes",
            ";", "filters are joined by and, or or xor",
            "|", "or is written or, or ||",
            "^", "exclusive or is written xor, or ^^",
            "$", "there are no macros");
    private static final Map<String, String> FOREIGN = Map.of(
            "bitand", "bits are picked out by &",
            "bitwise_and", "bits are picked out by &",
            "like", "text is looked for by contains or matches",
            "is", "equality is written ==",
            "port", "a port is written tcp.port == 80",
            "host", "an address is written ip.addr == 192.0.2.1");

    private Hints() {}

    /** {@return what is meant by a sign that belongs to no filter; may be empty} */
    static String ofSign(String sign) {
        int point = sign.codePointAt(0);
        return point > 0x7e ? "what is not ASCII stands between double quotes" : SIGNS.getOrDefault(sign, "");
    }

    /** {@return which operator is meant by {@code word}; may be empty} */
    static String ofOperator(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String foreign = FOREIGN.get(lower);
        if (foreign != null) {
            return foreign;
        }
        if (OPERATORS.contains(lower)) {
            return "did you mean " + lower + "?";
        }
        return word.length() > 3 ? ofName(OPERATORS, word, "") : "";
    }

    /** {@return which of {@code names} is meant by {@code word}, {@code otherwise} where none is near} */
    static String ofName(Collection<String> names, String word, String otherwise) {
        Optional<String> near = Spelling.nearest(names, word);
        return near.map(name -> "did you mean " + name + "?").orElse(otherwise);
    }
}
