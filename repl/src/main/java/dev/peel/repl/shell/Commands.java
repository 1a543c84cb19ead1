package dev.peel.repl.shell;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.Plugins;
import dev.peel.repl.statistic.Statistics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands that there are: the prompt's own, and those that plugins bring. */
final class Commands {
    private static final Set<String> OF_FLOWS = Set.of("flows", "handshakes", "explain");

    private final Map<String, ShellCommand> byName = new TreeMap<>();

    private Commands() {}

    /**
     * {@return the commands}
     *
     * @param interpreter runs the lines that commands have run
     * @param plugins bring commands
     */
    static Commands load(Interpreter interpreter, Plugins plugins) {
        Commands commands = new Commands();
        commands.reload(interpreter, plugins);
        return commands;
    }

    /** Replaces the commands by those of {@code plugins} and the prompt's own. */
    void reload(Interpreter interpreter, Plugins plugins) {
        byName.clear();
        for (Command command : plugins.commands()) {
            add(OF_FLOWS.contains(command.name()) ? new FlowsLine(command) : new PluginLine(command));
        }
        List.of(
                        new OpenCommand(),
                        new CloseCommand(),
                        new LiveCommand(),
                        new PacketsCommand(),
                        new PacketCommand(),
                        new FlowCommand(),
                        new FollowCommand(),
                        new FieldsLine(),
                        new StatsCommand(Statistics.of(plugins)),
                        new DecodeAsCommand(),
                        new ExportCommand(),
                        new PluginsCommand(),
                        new ReloadCommand(),
                        new LimitsLine(),
                        new TimeCommand(interpreter),
                        new HelpCommand(this, interpreter),
                        new SaveCommand(),
                        new LoadCommand(interpreter),
                        new EditCommand(interpreter),
                        new SetCommand(interpreter.session()),
                        new QuitCommand())
                .forEach(this::add);
    }

    private void add(ShellCommand command) {
        byName.put(command.name(), command);
    }

    /** {@return the command called {@code name}, null where there is none} */
    @Nullable
    ShellCommand named(String name) {
        return byName.get(name);
    }

    Set<String> names() {
        return byName.keySet();
    }

    Collection<ShellCommand> all() {
        return byName.values();
    }
}
