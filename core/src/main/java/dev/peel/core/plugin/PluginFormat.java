package dev.peel.core.plugin;

import dev.peel.core.dissect.Limits;
import java.nio.file.Path;

/**
 * A form in which files of a plugin folder come, such as jars; found by {@link java.util.ServiceLoader}, so it has a public constructor
 * without parameters.
 */
public interface PluginFormat {

    /** {@return whether {@code file} has this form, judged by its name} */
    boolean accepts(Path file);

    /**
     * {@return the plugin in {@code file}, as it is now}
     *
     * <p>A file that is loaded again, since it has changed, gives a new plugin; the old one is left to the garbage collector.
     *
     * @param limits bound what the file may take
     * @throws PluginException when it cannot be loaded
     */
    Plugin load(Path file, Limits limits) throws PluginException;
}
