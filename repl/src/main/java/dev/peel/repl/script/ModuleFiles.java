package dev.peel.repl.script;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/** The files that the engine sees: those of the script's folder, to read modules of. There is nothing else, and nothing to write to. */
final class ModuleFiles implements FileSystem {
    private final @Nullable Path folder;

    ModuleFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    @Override
    public Path parsePath(URI uri) {
        throw new UnsupportedOperationException("modules are imported by paths, such as ./other.js");
    }

    @Override
    public Path parsePath(String path) {
        return Path.of(path);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        check(path);
        if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
            throw denied(path);
        }
        path.getFileSystem().provider().checkAccess(path, modes.toArray(AccessMode[]::new));
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        throw denied(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        throw denied(path);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        check(path);
        if (!options.isEmpty() && !options.equals(Set.of(StandardOpenOption.READ))) {
            throw denied(path);
        }
        return Files.newByteChannel(path, StandardOpenOption.READ);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        throw denied(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return path.toAbsolutePath();
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        check(path);
        return path.toRealPath(options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        check(path);
        return Files.readAttributes(path, attributes, options);
    }

    private void check(Path path) throws IOException {
        if (folder == null || !FileAccess.isWithin(path, folder)) {
            throw denied(path);
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    private static IOException denied(Path path) {
        return new AccessDeniedException(path.toString(), null, "scripts import modules of their own folder only");
    }
}
