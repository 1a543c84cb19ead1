package dev.peel.repl.cli;

import java.util.Arrays;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    boolean help;

    /** {@return whether one of {@code words} asks for help, for what has to be known before they are parsed} */
    static boolean isIn(String... words) {
        return Arrays.stream(words).anyMatch(word -> word.matches("-h|--help"));
    }
}
