package dev.peel.repl.cli;

import dev.peel.repl.script.TypeScript;
import dev.peel.repl.script.dissector.PluginTypes;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Prints what JavaScript sees as declarations of TypeScript. */
final class TypesCommand extends PeelCommand {
    private static final String SCRIPTS = "scripts";
    private static final String PLUGINS = "plugins";

    private final Argument<String> of = Argument.optionalWord(
            "OF", SCRIPTS, "scripts, which peel run runs, or plugins; scripts where nothing is said.");

    TypesCommand() {
        super(
                "types",
                "Prints declarations by which editors complete and check JavaScript: peel.d.ts for scripts,"
                        + " peel-plugin.d.ts for plugins and their tests.");
        spec().usageMessage().customSynopsis("peel types [scripts|plugins] [--plugin PATH]");
        Argument.add(spec(), of);
        PluginOptions.addTo(spec());
        HelpOption.addTo(spec());
    }

    @Override
    public Integer call() {
        CommandLine line = line();
        PrintWriter out = line.getOut();
        out.print(
                switch (of.value()) {
                    case SCRIPTS ->
                        TypeScript.declarations(
                                Peel.of(line).extensions().plugins().registry());
                    case PLUGINS -> PluginTypes.declarations();
                    default ->
                        throw new ParameterException(
                                line, "\"" + of.value() + "\": expected peel types scripts, or plugins");
                });
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
