package dev.peel.repl.cli;

import dev.peel.repl.extension.PluginPlaces;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which plugins there are beside those in the usual places; for every command that knows protocols. */
final class PluginOptions {
    /** Accepted here; {@link PluginPlaces#of} has read it before, since plugins bring commands, too. */
    @Option(
            names = PluginPlaces.OPTION,
            paramLabel = "PATH",
            description = "Load a plugin, or those in a folder, beside those in ~/.peel/plugins and PEEL_PLUGINS;"
                    + " may be repeated.")
    List<String> places = new ArrayList<>();
}
