package dev.peel.repl.cli;

import dev.peel.repl.script.TypeScript;
import dev.peel.repl.script.dissector.PluginTypes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what JavaScript sees as declarations of TypeScript. */
@Command(
        name = "types",
        customSynopsis = "peel types [scripts|plugins] [--plugin PATH]",
        description = "Prints declarations by which editors complete and check JavaScript: peel.d.ts for scripts,"
                + " peel-plugin.d.ts for plugins and their tests.")
final class TypesCommand implements Callable<Integer> {
    private static final String SCRIPTS = "scripts";
    private static final String PLUGINS = "plugins";

    @Spec
    CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "OF",
            defaultValue = SCRIPTS,
            description = "scripts, which peel run runs, or plugins; scripts where nothing is said.")
    String of = SCRIPTS;

    @Mixin
    PluginOptions plugins;

    @Mixin
    HelpOption help;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        PrintWriter out = line.getOut();
        out.print(
                switch (of) {
                    case SCRIPTS ->
                        TypeScript.declarations(
                                Peel.of(line).extensions().plugins().registry());
                    case PLUGINS -> PluginTypes.declarations();
                    default ->
                        throw new ParameterException(line, "\"" + of + "\": expected peel types scripts, or plugins");
                });
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
