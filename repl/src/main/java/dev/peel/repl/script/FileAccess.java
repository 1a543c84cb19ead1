package dev.peel.repl.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that scripts may open and save: those in folders that the user pointed to, and those that the user named. Immutable.
 *
 * @param script the folder that modules are imported from, null where scripts import none
 * @param folders what is in them, and in folders in them, may be read and written
 * @param files these may be read and written, too
 */
public record FileAccess(@Nullable Path script, List<Path> folders, List<Path> files) {
    /** No files at all. */
    public static final FileAccess NONE = new FileAccess(null, List.of(), List.of());

    /** Copies the lists. */
    public FileAccess {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
    }

    /** {@return this access, and that to what is in {@code folder}} */
    public FileAccess with(Path folder) {
        List<Path> more = new ArrayList<>(folders);
        more.add(folder);
        return new FileAccess(script, more, files);
    }

    /**
     * {@return the file called {@code name}, which a script may use}
     *
     * @param verb what the script is about to do with it, such as {@code open}
     */
    Path check(String name, String verb) {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException bad) {
            throw ScriptException.type(verb + ": \"" + Printable.line(name) + "\" is no path of this system");
        }
        if (files.stream().anyMatch(known -> isSame(known, path))
                || folders.stream().anyMatch(folder -> isWithin(path, folder))) {
            return path;
        }
        throw ScriptException.other(verb + ": " + Printable.line(name)
                + " is neither named on the command line nor in a folder that is; --allow FOLDER allows one");
    }

    /** {@return whether {@code path} is in {@code folder} when all links are followed} */
    public static boolean isWithin(Path path, Path folder) {
        try {
            return real(path).startsWith(folder.toRealPath());
        } catch (IOException missing) {
            return false;
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return real(one).equals(real(other));
        } catch (IOException missing) {
            return false;
        }
    }

    /** A file that is not there yet is in a folder that is; a link that leads nowhere is not followed. */
    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        Path absolute = path.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null || Files.isSymbolicLink(path)) {
            throw new IOException(path + ": leads nowhere");
        }
        return folder.toRealPath().resolve(name);
    }
}
