package dev.peel.core.plugin;

import dev.peel.core.dissect.Dissector;
import java.util.ArrayList;
import java.util.List;

/**
 * What one plugin brings to a run.
 *
 * @param name what users and messages call it, such as {@code mqtt}; not empty
 * @param version its own version, empty where it tells none
 * @param origin where it was loaded from, for messages: a path, or {@code built in}
 * @param dissectors what it can dissect
 * @param commands its subcommands of {@code peel}
 * @param statistics its statistics for {@code -z}
 * @param flowReports what it tells of flows
 */
public record Plugin(
        String name,
        String version,
        String origin,
        List<Dissector> dissectors,
        List<Command> commands,
        List<Statistic> statistics,
        List<FlowReports> flowReports) {

    /** Keeps copies of the lists. */
    public Plugin {
        dissectors = List.copyOf(dissectors);
        commands = List.copyOf(commands);
        statistics = List.copyOf(statistics);
        flowReports = List.copyOf(flowReports);
    }

    /** {@return whether it brings nothing} */
    boolean isEmpty() {
        return dissectors.isEmpty() && commands.isEmpty() && statistics.isEmpty() && flowReports.isEmpty();
    }

    /** {@return what it brings, in words for users, such as {@code protocol mqtt}} */
    public List<String> brings() {
        List<String> all = new ArrayList<>();
        dissectors.stream()
                .map(dissector -> "protocol " + dissector.protocol())
                .distinct()
                .forEach(all::add);
        commands.forEach(command -> all.add("command " + command.name()));
        statistics.forEach(statistic -> statistic.names().forEach(statisticName -> all.add("-z " + statisticName)));
        if (!flowReports.isEmpty()) {
            all.add("reports of flows");
        }
        return all;
    }
}
