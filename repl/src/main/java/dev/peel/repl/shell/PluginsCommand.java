package dev.peel.repl.shell;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** {@code /plugins}. */
final class PluginsCommand implements ShellCommand {
    private static final int MARGIN = 30; // columns

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String description() {
        return "Lists the plugins that were found, and what each brings.";
    }

    @Override
    public void run(Session session, String text) throws IOException {
        Map<String, Set<String>> plugins = new TreeMap<>();
        for (Command command : ServiceLoader.load(Command.class)) {
            add(plugins, command, "/" + command.name());
        }
        for (Statistic statistic : ServiceLoader.load(Statistic.class)) {
            statistic.names().forEach(name -> add(plugins, statistic, "/stats " + name));
        }
        for (FlowReports reports : ServiceLoader.load(FlowReports.class)) {
            add(plugins, reports, "reports of flows");
        }
        TextBuffer out = new TextBuffer(session.results());
        int columns = session.console().screen().columns();
        int protocols = session.registry().protocols().size();
        Paragraph.append(out, "dissectors", MARGIN, Numbers.count(protocols, "protocol"), columns);
        plugins.forEach(
                (plugin, brought) -> Paragraph.append(out, plugin, MARGIN, String.join(", ", brought), columns));
        out.flush();
    }

    /** A plugin is known by the jar or folder that its classes come from. */
    private static void add(Map<String, Set<String>> plugins, Object service, String what) {
        String name = service.getClass().getPackageName();
        int module = "dev.peel.plugins.".length();
        boolean isOurs = name.startsWith("dev.peel.plugins.");
        int end = isOurs ? name.indexOf('.', module) : -1;
        plugins.computeIfAbsent(end < 0 ? name : name.substring(0, end), key -> new LinkedHashSet<>())
                .add(what);
    }
}
