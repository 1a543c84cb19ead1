package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.Plugin;
import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.PluginFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plugins in JavaScript, files called {@code *.js}. Thread-safe. */
public final class ScriptPluginFormat implements PluginFormat {
    private static final String SUFFIX = ".js";
    private static final String TESTS = ".test.js";
    private static final int LONGEST = 4 * 1024 * 1024; // bytes

    @Override
    public boolean accepts(Path file) {
        String name = file.toString();
        return name.endsWith(SUFFIX) && !name.endsWith(TESTS);
    }

    @Override
    public Plugin load(Path file, Limits limits) throws PluginException {
        String text = text(file);
        String name = String.valueOf(file.getFileName());
        try {
            return new ScriptPlugin(file.toString(), name.substring(0, name.length() - SUFFIX.length()), text).plugin();
        } catch (NoClassDefFoundError absent) {
            throw new PluginException(
                    file
                            + ": JavaScript is not on the class path; start peel by ./peel, which adds it for --plugin and PEEL_PLUGINS",
                    absent);
        }
    }

    private static String text(Path file) throws PluginException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new PluginException(file + ": is longer than the " + LONGEST + " bytes that a script may have");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new PluginException(
                    file + ": cannot be read as text in UTF-8 (" + unreadable.getMessage() + ")", unreadable);
        }
    }
}
