package dev.peel.repl.shell;

import dev.peel.core.plugin.Command;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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
     */
    static Commands load(Interpreter interpreter) {
        Commands commands = new Commands();
        for (Command command : ServiceLoader.load(Command.class)) {
            commands.add(OF_FLOWS.contains(command.name()) ? new FlowsLine(command) : new PluginLine(command));
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
                        new StatsCommand(),
                        new DecodeAsCommand(),
                        new ExportCommand(),
                        new PluginsCommand(),
                        new LimitsLine(),
                        new TimeCommand(interpreter),
                        new HelpCommand(commands, interpreter),
                        new SaveCommand(),
                        new LoadCommand(interpreter),
                        new EditCommand(interpreter),
                        new SetCommand(),
                        new QuitCommand())
                .forEach(commands::add);
        return commands;
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
