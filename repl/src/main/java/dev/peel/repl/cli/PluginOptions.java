package dev.peel.repl.cli;

import dev.peel.repl.extension.PluginPlaces;
import picocli.CommandLine.Model.CommandSpec;

/** Which plugins there are beside those in the usual places; for every command that knows protocols. */
final class PluginOptions {
    private PluginOptions() {}

    /** Has {@code command} accept what {@link PluginPlaces#of} has read before, since plugins bring commands, too. */
    static void addTo(CommandSpec command) {
        Argument.add(
                command,
                Argument.texts(
                        PluginPlaces.OPTION,
                        "PATH",
                        "Load a plugin, or those in a folder, beside those in ~/.peel/plugins and PEEL_PLUGINS;"
                                + " may be repeated."));
    }
}
