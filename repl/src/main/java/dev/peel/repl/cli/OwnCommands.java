package dev.peel.repl.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The commands that are peel's own, no plugin's. */
final class OwnCommands {
    private static final Map<String, Class<? extends Callable<Integer>>> ALL = new TreeMap<>(Map.of(
            "fields", FieldsCommand.class,
            "interfaces", InterfacesCommand.class,
            "limits", LimitsCommand.class,
            "new", NewCommand.class,
            "plugins", PluginsCommand.class,
            "preferences", PreferencesCommand.class,
            "repl", ReplCommand.class,
            "run", RunCommand.class,
            "test", TestCommand.class,
            "types", TypesCommand.class));

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
                root.addSubcommand(name, command);
            }
        });
    }
}
