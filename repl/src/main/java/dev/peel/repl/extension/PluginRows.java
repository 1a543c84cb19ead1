package dev.peel.repl.extension;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.Plugin;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** Which plugins there are and what each brings, for people. */
public final class PluginRows {
    private static final String OURS = "dev.peel.plugins.";

    private PluginRows() {}

    /**
     * A plugin.
     *
     * @param name its name and version
     * @param text what it brings, where it is from, or why it was left out
     */
    public record Row(String name, String text) {}

    /** {@return a row for the dissectors on the class path, for each plugin there, loaded, and left out} */
    public static List<Row> of(Plugins plugins) {
        List<Row> rows = new ArrayList<>();
        int loadedProtocols = plugins.loaded().stream()
                .mapToInt(plugin -> plugin.dissectors().size())
                .sum();
        rows.add(new Row(
                "dissectors",
                plugins.registry().protocols().size() + " protocols"
                        + (loadedProtocols > 0 ? ", those of plugins among them" : "")));
        builtIn().forEach((name, brought) -> rows.add(new Row(name, String.join(", ", brought))));
        for (Plugin plugin : plugins.loaded()) {
            rows.add(new Row(
                    (plugin.name() + " " + plugin.version()).strip(),
                    String.join(", ", plugin.brings()) + "; from " + plugin.origin()));
        }
        plugins.problems()
                .forEach(problem -> rows.add(
                        new Row(String.valueOf(problem.file().getFileName()), "left out: " + problem.message())));
        return rows;
    }

    private static Map<String, Set<String>> builtIn() {
        Map<String, Set<String>> plugins = new TreeMap<>();
        for (Command command : ServiceLoader.load(Command.class)) {
            add(plugins, command, "command " + command.name());
        }
        for (Statistic statistic : ServiceLoader.load(Statistic.class)) {
            statistic.names().forEach(name -> add(plugins, statistic, "-z " + name));
        }
        for (FlowReports reports : ServiceLoader.load(FlowReports.class)) {
            add(plugins, reports, "reports of flows");
        }
        return plugins;
    }

    /** A plugin on the class path is known by the package that its classes are in. */
    private static void add(Map<String, Set<String>> plugins, Object service, String what) {
        String name = service.getClass().getPackageName();
        int end = name.startsWith(OURS) ? name.indexOf('.', OURS.length()) : -1;
        plugins.computeIfAbsent(end < 0 ? name : name.substring(0, end), key -> new LinkedHashSet<>())
                .add(what);
    }
}
