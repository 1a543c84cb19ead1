package dev.peel.repl.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The option that every command has. */
final class HelpOption {
    private HelpOption() {}

    /** Has {@code command} take the option, and then show its help. */
    static void addTo(CommandSpec command) {
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and end.")
                .build());
    }

    /** {@return whether one of {@code words} asks for help, for what has to be known before they are parsed} */
    static boolean isIn(String... words) {
        List<String> all = Arrays.asList(words);
        return all.contains("-h") || all.contains("--help");
    }
}
