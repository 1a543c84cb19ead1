package dev.peel.repl.cli;

import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.repl.statistic.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Which statistics are told after the packets: tshark's {@code -z}. */
final class StatisticOptions {
    private static final String HELP = "help";

    private final Argument<List<String>> wanted = Argument.texts(
            "-z",
            "STATISTIC",
            "Tell a statistic at the end, such as conv,tcp or io,phs; may be repeated. -z help lists all.");

    /** Has {@code command} take the options, which have values once its line is parsed. */
    void addTo(CommandSpec command) {
        Argument.add(command, wanted);
    }

    /** {@return whether all that is wanted is the list of statistics} */
    boolean isHelp() {
        return wanted.value().contains(HELP);
    }

    /** Prints which statistics there are, and what may stand behind their names. */
    void help(Plugins plugins, TextBuffer out) throws IOException {
        out.text("The available statistics for the \"-z\" option are:\n");
        Statistics.of(plugins)
                .byName()
                .forEach((name, statistic) -> out.text("     " + name + statistic.usage() + "\n"));
        out.flush();
    }

    /**
     * Begins the statistics, in the order that tshark tells them: the last first.
     *
     * @param filters makes a test of a statistic's filter
     */
    List<Statistic.Running> begin(CommandLine line, CommandContext context, FilterOptions filters) {
        List<Statistic.Running> running = new ArrayList<>();
        if (wanted.value().isEmpty()) {
            return running;
        }
        Statistics known = Statistics.of(context.plugins());
        for (String text : wanted.value()) {
            StatisticContext own = new StatisticContext(
                    context.registry(),
                    context.limits(),
                    filter -> filters.test(context, filter.strip(), "-z " + text),
                    context.warnings());
            try {
                running.add(0, known.begin(text, own));
            } catch (UsageException wrong) {
                throw new ParameterException(line, String.valueOf(wrong.getMessage()), wrong);
            }
        }
        return running;
    }
}
