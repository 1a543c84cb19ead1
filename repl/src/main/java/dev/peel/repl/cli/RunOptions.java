package dev.peel.repl.cli;

import dev.peel.core.dissect.DecodeAs;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.StreamRules;
import dev.peel.repl.extension.Choices;
import dev.peel.repl.extension.Extensions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How a pass over a capture is run; for every command that makes one. */
final class RunOptions {
    private final LimitOptions limits = new LimitOptions();

    private final Argument<List<String>> decodeAs = Argument.texts(
            "-d",
            "TABLE==VALUE,PROTOCOL",
            "Take what is behind the value of a dissector table for the protocol, such as tcp.port==8443,tls;"
                    + " may be repeated.");

    private final Argument<String> threads = Argument.text(
            "--threads",
            "COUNT",
            "Work in COUNT threads; the output does not depend on it. By default as many as there are processors.");

    private final Argument<List<String>> preferences = Argument.texts(
            "-o",
            "NAME:VALUE",
            "Set a preference: one that a dissector declares, see peel preferences, or of tshark's"
                    + " tcp.reassemble_out_of_order or tcp.try_heuristic_first, TRUE or FALSE;"
                    + " accepted for others that name what peel does anyway.");

    /** Has {@code command} take the options, which have values once its line is parsed. */
    void addTo(CommandSpec command) {
        limits.addTo(command);
        Argument.add(command, decodeAs, threads, preferences);
        PluginOptions.addTo(command);
    }

    /** {@return the plugins of the run, with what the user has chosen before and on the command line} */
    Extensions extensions(CommandLine line) {
        Extensions extensions = Peel.of(line).extensions();
        Choices choices = extensions.choices();
        List<DecodeAs> rules = new ArrayList<>(choices.rules());
        if (!decodeAs.value().isEmpty()) {
            rules.addAll(checkedRules(line, extensions.plugins().registry()));
        }
        Choices all = choices.with(rules);
        Map<String, String> chosen = Preferences.ofDissectors(line, preferences.value());
        if (!(line.getCommandSpec().userObject() instanceof Peel)) {
            Preferences.refuseOfStreams(line, preferences.value());
        }
        if (!chosen.isEmpty()) {
            check(line, extensions.plugins().registry(), chosen);
        }
        for (Map.Entry<String, String> preference : chosen.entrySet()) {
            all = all.with(preference.getKey(), preference.getValue());
        }
        return extensions.with(all);
    }

    /** {@return what can be dissected} */
    Registry registry(CommandLine line) {
        return extensions(line).registry(warning -> Mistakes.tell(line.getErr(), warning));
    }

    /** {@return how streams are read} */
    StreamRules streams(CommandLine line) {
        return Preferences.streams(line, preferences.value());
    }

    private static void check(CommandLine line, Registry registry, Map<String, String> chosen) {
        try {
            registry.preferring(chosen);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(line, "-o: " + wrong.getMessage() + "; peel preferences lists all", wrong);
        }
    }

    private List<DecodeAs> checkedRules(CommandLine line, Registry registry) {
        List<DecodeAs> rules = new ArrayList<>();
        for (String text : decodeAs.value()) {
            rules.add(DecodeAs.parse(text)
                    .orElseThrow(() -> new ParameterException(
                            line, "-d " + text + ": expected TABLE==VALUE,PROTOCOL, such as tcp.port==8443,tls")));
        }
        try {
            registry.with(rules);
            return rules;
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(line, "-d: " + unknown.getMessage(), unknown);
        }
    }

    /** {@return the limits of the run} */
    Limits limits(CommandLine line) {
        return limits.of(line);
    }

    /** {@return how many threads work} */
    int threads(CommandLine line) {
        return threads.value().isEmpty()
                ? Runtime.getRuntime().availableProcessors()
                : (int) number(line, "--threads ", threads.value());
    }

    /** {@return the number, 1 to 2^31 - 1, that {@code text} behind {@code option} stands for} */
    static long number(CommandLine line, String option, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Told below, as numbers that are too small are.
        }
        throw new ParameterException(line, option + text + ": expected a number, 1 to " + Integer.MAX_VALUE);
    }

    /** {@return the path that {@code text} names, after {@code option} on the command line} */
    static Path path(CommandLine line, String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException bad) {
            throw new ParameterException(line, option + text + ": is no path of this system", bad);
        }
    }
}
