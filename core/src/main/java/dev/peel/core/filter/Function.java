package dev.peel.core.filter;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a filter can compute by name. */
enum Function {
    LENGTH("len", 1),
    COUNT("count", 1),
    UPPER("upper", 1),
    LOWER("lower", 1),
    STRING("string", 1),
    ABSOLUTE("abs", 1),
    MAXIMUM("max", Integer.MAX_VALUE),
    MINIMUM("min", Integer.MAX_VALUE);

    private final String word;
    private final int mostArguments;

    Function(String word, int mostArguments) {
        this.word = word;
        this.mostArguments = mostArguments;
    }

    /** {@return the function called {@code word}, null where there is none} */
    static @Nullable Function of(String word) {
        for (Function function : values()) {
            if (function.word.equals(word)) {
                return function;
            }
        }
        return null;
    }

    /** {@return the names of all functions} */
    static List<String> words() {
        return Arrays.stream(values()).map(Function::word).toList();
    }

    String word() {
        return word;
    }

    int mostArguments() {
        return mostArguments;
    }
}
