package dev.peel.repl.extension;

import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.Supervisor;
import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run has beside what peel is built of. Immutable.
 *
 * @param plugins the plugins
 * @param choices what the user has chosen
 * @param places where the plugins were found
 * @param home the user's folder for peel, where choices are saved; null where nothing is to be saved
 * @param supervisor who watches the dissectors of plugins; null where nobody does
 */
public record Extensions(
        Plugins plugins,
        Choices choices,
        PluginPlaces places,
        @Nullable Path home,
        @Nullable Supervisor supervisor) {
    /** What peel is built of, and no more. */
    public static final Extensions NONE = new Extensions(Plugins.BUILT_IN, Choices.NONE, PluginPlaces.NONE, null, null);

    /**
     * {@return the plugins in {@code places} and what was saved in {@code home}}
     *
     * @param warnings is told of each plugin that was left out, a line
     * @throws PluginException when one cannot be loaded that the user named for this run
     */
    public static Extensions load(PluginPlaces places, Path home, Supervisor supervisor, Consumer<String> warnings)
            throws PluginException {
        Plugins plugins = places.load();
        plugins.problems().forEach(problem -> warnings.accept("plugin " + problem.message()));
        return new Extensions(plugins, Choices.saved(home, warnings), places, home, supervisor);
    }

    /** {@return these extensions with {@code newChoices}} */
    public Extensions with(Choices newChoices) {
        return new Extensions(plugins, newChoices, places, home, supervisor);
    }

    /** {@return these extensions, whose dissectors {@code newSupervisor} watches} */
    public Extensions watchedBy(Supervisor newSupervisor) {
        return new Extensions(plugins, choices, places, home, newSupervisor);
    }

    /** {@return these extensions with the plugins as they are in their files now; those that are left out are named in them} */
    public Extensions reloaded() {
        return new Extensions(plugins.reloaded(places.files()), choices, places, home, supervisor);
    }

    /** {@return by what a change of a plugin's file shows} */
    public String filesState() {
        return places.state();
    }

    /**
     * {@return what can be dissected}
     *
     * @param warnings is told of each choice that has no effect, a line
     */
    public Registry registry(Consumer<String> warnings) {
        Registry registry = choices.applied(plugins.registry(), warnings);
        Supervisor watching = plugins.loaded().isEmpty() ? null : supervisor;
        return watching == null ? registry : registry.watchedBy(watching);
    }

    /**
     * Saves which protocols are where, for later runs.
     *
     * @return the file
     * @throws IOException when it cannot be written, or there is no place for it
     */
    public Path saveRules() throws IOException {
        return choices.saveRules(folder());
    }

    /**
     * Saves the preferences, for later runs.
     *
     * @return the file
     * @throws IOException when it cannot be written, or there is no place for it
     */
    public Path savePreferences() throws IOException {
        return choices.savePreferences(folder());
    }

    private Path folder() throws IOException {
        if (home == null) {
            throw new IOException("there is no folder to save it in");
        }
        return home;
    }
}
