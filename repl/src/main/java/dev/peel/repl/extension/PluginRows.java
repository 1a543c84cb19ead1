package dev.peel.repl.extension;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.Plugin;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
        builtIn().forEach(plugin -> rows.add(new Row(plugin.name(), String.join(", ", plugin.brings()))));
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

    /** Those on the class path, each known by the package that its classes are in. */
    private static List<Plugin> builtIn() {
        Map<String, List<Command>> commands = new TreeMap<>();
        Map<String, List<Statistic>> statistics = new TreeMap<>();
        Map<String, List<FlowReports>> reports = new TreeMap<>();
        Plugins.BUILT_IN.commands().forEach(each -> add(commands, each));
        Plugins.BUILT_IN.statistics().forEach(each -> add(statistics, each));
        Plugins.BUILT_IN.flowReports().forEach(each -> add(reports, each));
        Set<String> names = new TreeSet<>(commands.keySet());
        names.addAll(statistics.keySet());
        names.addAll(reports.keySet());
        return names.stream()
                .map(name -> new Plugin(
                        name,
                        "",
                        "built in",
                        List.of(),
                        commands.getOrDefault(name, List.of()),
                        statistics.getOrDefault(name, List.of()),
                        reports.getOrDefault(name, List.of())))
                .toList();
    }

    private static <T> void add(Map<String, List<T>> services, T service) {
        String name = service.getClass().getPackageName();
        int end = name.startsWith(OURS) ? name.indexOf('.', OURS.length()) : -1;
        services.computeIfAbsent(end < 0 ? name : name.substring(0, end), key -> new ArrayList<>())
                .add(service);
    }
}
