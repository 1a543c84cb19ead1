package dev.peel.repl.cli;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.plugin.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command that a plugin brings, as a subcommand: what a run's options are is peel's, the rest of the line the plugin's. */
final class PluginCommand extends PeelCommand {
    private final Command command;

    private final RunOptions run = new RunOptions();

    private final Argument<List<String>> arguments = Argument.hiddenWords();

    private PluginCommand(Command command) {
        super(command.name(), command.description());
        this.command = command;
        spec().usageMessage()
                .sortOptions(false)
                .customSynopsis("peel " + command.name() + " " + command.usage() + " [OPTION ...]")
                .footer(command.help().toArray(String[]::new));
        run.addTo(spec());
        HelpOption.addTo(spec());
        Argument.add(spec(), arguments);
    }

    /**
     * Adds the commands of {@code plugins} to {@code root}, but those whose name another command has, which {@code errors} is told; only
     * the one that {@code word} names, where it names one, since each costs time.
     */
    static void add(CommandLine root, Plugins plugins, String word, PrintWriter errors) {
        boolean isNamed =
                plugins.commands().stream().anyMatch(command -> command.name().equals(word));
        for (Command command : plugins.commands()) {
            if (isNamed && !command.name().equals(word)) {
                continue;
            }
            if (OwnCommands.names().contains(command.name())
                    || root.getSubcommands().containsKey(command.name())) {
                Mistakes.tell(errors, "a plugin's command " + command.name() + " is left out: there is one already");
                continue;
            }
            CommandLine line = new CommandLine(new PluginCommand(command).spec());
            line.setUnmatchedOptionsArePositionalParams(true);
            root.addSubcommand(command.name(), line);
        }
    }

    @Override
    public Integer call() throws IOException {
        Peel peel = Peel.of(line());
        CommandContext context = peel.context(line(), run).on(peel.screen());
        try {
            int exitCode = command.run(context, arguments.value());
            context.out().flush();
            return exitCode;
        } catch (UsageException wrong) {
            throw new ParameterException(line(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
