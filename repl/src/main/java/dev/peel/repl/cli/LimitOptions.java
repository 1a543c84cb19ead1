package dev.peel.repl.cli;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.field.Spelling;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The bounds that a run keeps. */
final class LimitOptions {
    private final Argument<List<String>> limits =
            Argument.texts("--limit", "NAME=VALUE", "Change a limit, see peel limits; may be repeated.");

    /** Has {@code command} take the options, which have values once its line is parsed. */
    void addTo(CommandSpec command) {
        Argument.add(command, limits);
    }

    /** {@return the limits of the run} */
    Limits of(CommandLine line) {
        Limits changed = Limits.DEFAULT;
        for (String setting : limits.value()) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new ParameterException(line, "--limit " + setting + ": expected NAME=VALUE");
            }
            Limit limit = limit(line, setting.substring(0, equals));
            changed = changed.with(limit, (int)
                    RunOptions.number(line, "--limit " + limit.label() + "=", setting.substring(equals + 1)));
        }
        return changed;
    }

    private static Limit limit(CommandLine line, String name) {
        return Arrays.stream(Limit.values())
                .filter(limit -> limit.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(line, unknown(name)));
    }

    private static String unknown(String name) {
        List<String> known = Arrays.stream(Limit.values()).map(Limit::label).toList();
        return "--limit " + name + ": no limit is called that; "
                + Spelling.nearest(known, name)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("peel limits lists all");
    }
}
