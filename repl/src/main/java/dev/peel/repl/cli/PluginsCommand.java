package dev.peel.repl.cli;

import dev.peel.repl.extension.PluginRows;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Lists the plugins. */
final class PluginsCommand extends PeelCommand {
    PluginsCommand() {
        super("plugins", "Lists the plugins: name and version, what each brings, where it is from.");
        PluginOptions.addTo(spec());
        HelpOption.addTo(spec());
    }

    @Override
    public Integer call() {
        PrintWriter out = line().getOut();
        for (PluginRows.Row row : PluginRows.of(Peel.of(line()).extensions().plugins())) {
            out.printf("%-30s %s%n", row.name(), row.text());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
