package dev.peel.repl.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** When text is coloured: what {@code --color} takes. */
enum Colors {
    /** On a terminal, unless the user's environment says otherwise. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER;

    static Optional<Colors> of(String word) {
        return Arrays.stream(values())
                .filter(colors -> colors.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /**
     * {@return whether text is coloured}
     *
     * @param isTerminal whether it goes to a terminal
     * @param environment the process's: {@code NO_COLOR} (no-color.org) and a dumb {@code TERM} keep text plain
     */
    boolean apply(boolean isTerminal, Map<String, String> environment) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                isTerminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        };
    }
}
