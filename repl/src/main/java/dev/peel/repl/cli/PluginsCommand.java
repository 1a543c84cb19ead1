package dev.peel.repl.cli;

import dev.peel.repl.extension.PluginRows;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the plugins. */
@Command(name = "plugins", description = "Lists the plugins: name and version, what each brings, where it is from.")
final class PluginsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    PluginOptions plugins;

    @Mixin
    HelpOption help;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (PluginRows.Row row :
                PluginRows.of(Peel.of(spec.commandLine()).extensions().plugins())) {
            out.printf("%-30s %s%n", row.name(), row.text());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
