package dev.peel.core.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How two values are compared, and for how many of a field's values that has to hold unless the filter says otherwise. */
enum Comparison {
    EQUAL("==", Quantifier.ANY),
    ALL_EQUAL("===", Quantifier.ALL),
    NOT_EQUAL("!=", Quantifier.ALL),
    ANY_NOT_EQUAL("!==", Quantifier.ANY),
    GREATER(">", Quantifier.ANY),
    GREATER_OR_EQUAL(">=", Quantifier.ANY),
    LESS("<", Quantifier.ANY),
    LESS_OR_EQUAL("<=", Quantifier.ANY);

    private static final Map<String, Comparison> WORDS = Map.ofEntries(
            Map.entry("==", EQUAL),
            Map.entry("eq", EQUAL),
            Map.entry("any_eq", EQUAL),
            Map.entry("===", ALL_EQUAL),
            Map.entry("all_eq", ALL_EQUAL),
            Map.entry("!=", NOT_EQUAL),
            Map.entry("ne", NOT_EQUAL),
            Map.entry("all_ne", NOT_EQUAL),
            Map.entry("!==", ANY_NOT_EQUAL),
            Map.entry("any_ne", ANY_NOT_EQUAL),
            Map.entry("~=", ANY_NOT_EQUAL), // Wireshark's first way to write it
            Map.entry(">", GREATER),
            Map.entry("gt", GREATER),
            Map.entry(">=", GREATER_OR_EQUAL),
            Map.entry("ge", GREATER_OR_EQUAL),
            Map.entry("<", LESS),
            Map.entry("lt", LESS),
            Map.entry("<=", LESS_OR_EQUAL),
            Map.entry("le", LESS_OR_EQUAL));

    private final String sign;
    private final Quantifier quantifier;

    Comparison(String sign, Quantifier quantifier) {
        this.sign = sign;
        this.quantifier = quantifier;
    }

    /** {@return the comparison that {@code word} stands for, null where it is none} */
    static @Nullable Comparison of(String word) {
        return WORDS.get(word);
    }

    String sign() {
        return sign;
    }

    /** {@return for how many values it has to hold where the filter does not say} */
    Quantifier quantifier() {
        return quantifier;
    }

    /** {@return whether it holds for values of which the left is less (negative), equal (0) or greater (positive); see {@link Order}} */
    boolean holds(int order) {
        return switch (this) {
            case EQUAL, ALL_EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case ANY_NOT_EQUAL -> order != 0 && order != Order.INCOMPARABLE;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0 && order != Order.INCOMPARABLE;
            case LESS_OR_EQUAL -> order <= 0 && order != Order.INCOMPARABLE;
        };
    }
}
