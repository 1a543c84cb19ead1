package dev.peel.repl.cli;

import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that a plugin brings, as a subcommand: what a run's options are is peel's, the rest of the line the plugin's. */
@Command(sortOptions = false, addMethodSubcommands = false)
final class PluginCommand implements Callable<Integer> {
    private final dev.peel.core.plugin.Command command;

    @Spec
    CommandSpec spec;

    @ParentCommand
    Peel peel;

    @Mixin
    RunOptions run;

    @Mixin
    HelpOption help;

    @Parameters(arity = "0..*", hidden = true)
    List<String> arguments = new ArrayList<>();

    private PluginCommand(dev.peel.core.plugin.Command command) {
        this.command = command;
    }

    /**
     * Adds the commands of {@code plugins} to {@code root}, but those whose name another command has, which {@code errors} is told; only
     * the one that {@code word} names, where it names one, since each costs time.
     */
    static void add(CommandLine root, Plugins plugins, String word, PrintWriter errors) {
        boolean isNamed =
                plugins.commands().stream().anyMatch(command -> command.name().equals(word));
        for (dev.peel.core.plugin.Command command : plugins.commands()) {
            if (isNamed && !command.name().equals(word)) {
                continue;
            }
            if (OwnCommands.names().contains(command.name())
                    || root.getSubcommands().containsKey(command.name())) {
                Mistakes.tell(errors, "a plugin's command " + command.name() + " is left out: there is one already");
                continue;
            }
            CommandLine line = new CommandLine(new PluginCommand(command));
            line.getCommandSpec()
                    .usageMessage()
                    .customSynopsis("peel " + command.name() + " " + command.usage() + " [OPTION ...]")
                    .description(command.description())
                    .footer(command.help().toArray(String[]::new));
            line.setUnmatchedOptionsArePositionalParams(true);
            root.addSubcommand(command.name(), line);
        }
    }

    @Override
    public Integer call() throws IOException {
        CommandContext context = peel.context(spec.commandLine(), run).on(peel.screen());
        try {
            int exitCode = command.run(context, arguments);
            context.out().flush();
            return exitCode;
        } catch (UsageException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
