package dev.peel.repl.script.testing;

import dev.peel.core.plugin.UsageException;
import dev.peel.repl.script.FileAccess;
import dev.peel.testkit.TextDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of text beside the tests that somebody has reviewed. Immutable.
 *
 * @param path the file
 * @param header its first line, with the end of the line, which says that it is generated
 */
record ReviewedTree(Path path, String header) {
    private static final String GENERATED = "generated; ";

    /**
     * {@return the file called {@code name}}
     *
     * @param folder that of the tests, which it has to be in
     * @param plugin what is tested
     * @throws UsageException when it is elsewhere
     */
    static ReviewedTree of(String name, Path folder, Path plugin) {
        return new ReviewedTree(
                within(name, folder), GENERATED + "update with: peel test " + plugin.getFileName() + " --update\n");
    }

    /**
     * {@return the file called {@code name} in {@code folder}, or in a folder in it}
     *
     * @throws UsageException when it is elsewhere, also by links
     */
    static Path within(String name, Path folder) {
        try {
            Path path = folder.resolve(name);
            if (FileAccess.isWithin(path, folder)) {
                return path;
            }
        } catch (InvalidPathException bad) {
            throw new UsageException("\"" + name + "\" is no path of this system", bad);
        }
        throw new UsageException("\"" + name + "\": tests read and write in their own folder only");
    }

    /**
     * {@return how {@code text} differs from what the file has, empty where it does not}
     *
     * @throws IOException when there is no such file or it cannot be read
     */
    Optional<String> difference(String text) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no " + path + "; --update writes it");
        }
        return TextDifference.of(Files.readString(path), header + text);
    }

    /**
     * Writes the file.
     *
     * @throws IOException when it cannot be written, or is there and was not generated
     */
    void write(String text) throws IOException {
        if (Files.exists(path) && !Files.readString(path).startsWith(GENERATED)) {
            throw new IOException(path + " was not written by --update; it is left as it is");
        }
        Files.writeString(path, header + text);
    }
}
