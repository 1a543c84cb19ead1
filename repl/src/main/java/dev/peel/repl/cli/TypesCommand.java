package dev.peel.repl.cli;

import dev.peel.repl.script.TypeScript;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what scripts see as declarations of TypeScript. */
@Command(name = "types", description = "Prints peel.d.ts, by which editors complete and check scripts.")
final class TypesCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    PluginOptions plugins;

    @Mixin
    HelpOption help;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(TypeScript.declarations(
                Peel.of(spec.commandLine()).extensions().plugins().registry()));
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
