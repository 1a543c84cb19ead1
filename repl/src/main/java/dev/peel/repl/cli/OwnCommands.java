package dev.peel.repl.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands that are peel's own, no plugin's. */
final class OwnCommands {
    private static final Map<String, Supplier<PeelCommand>> ALL = new TreeMap<>(Map.of(
            "fields", FieldsCommand::new,
            "interfaces", InterfacesCommand::new,
            "limits", LimitsCommand::new,
            "new", NewCommand::new,
            "plugins", PluginsCommand::new,
            "preferences", PreferencesCommand::new,
            "repl", ReplCommand::new,
            "run", RunCommand::new,
            "test", TestCommand::new,
            "types", TypesCommand::new));

    private OwnCommands() {}

    /** {@return the names of the commands, ascending} */
    static Set<String> names() {
        return ALL.keySet();
    }

    /** Adds the commands to {@code root}: those that the arguments name, since each costs time, or all where they may be listed. */
    static void add(CommandLine root, String... arguments) {
        boolean isListed = arguments.length == 0 || HelpOption.isIn(arguments);
        ALL.forEach((name, command) -> {
            if (isListed || Arrays.asList(arguments).contains(name)) {
                root.addSubcommand(name, command.get().spec());
            }
        });
    }
}
