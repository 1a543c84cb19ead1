package dev.peel.core.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A capture that can be read as often as wanted, and at any place: a plain file as it is, any other through an unpacked copy, which is
 * deleted when this is closed.
 *
 * <p>Thread-safe; each reader is one thread's.
 */
public final class StoredCapture implements Closeable {
    private final Path file;
    private final String name;
    private final CaptureLimits limits;
    private final Captures.Packing packing;
    private final @Nullable UnpackedCopy copy;
    private final RandomAccessFile content; // a channel would be closed for all when one reading thread is interrupted
    private final long size;
    private final FileTime changed;

    private StoredCapture(
            Path file, String name, CaptureLimits limits, Captures.Packing packing, @Nullable UnpackedCopy copy)
            throws IOException {
        this.file = file;
        this.name = name;
        this.limits = limits;
        this.packing = packing;
        this.copy = copy;
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        size = attributes.size();
        changed = attributes.lastModifiedTime();
        content = new RandomAccessFile(file.toFile(), "r");
    }

    /** Is told how many bytes were copied of how many there are, -1 where that is not known. */
    @FunctionalInterface
    public interface CopyProgress {
        /** Called from time to time. */
        void at(long bytes, long total);
    }

    /**
     * {@return the capture in {@code file}}
     *
     * @param most the most bytes that a copy may have
     * @param progress is told of copying
     * @throws CaptureException when there is no such file, it is no capture that peel reads, or its copy would be too large
     * @throws java.io.InterruptedIOException when the thread is interrupted while it copies
     * @throws IOException when the medium fails
     */
    public static StoredCapture of(Path file, CaptureLimits limits, long most, CopyProgress progress)
            throws IOException {
        String name = file + ": ";
        try (PeekInput input = new PeekInput(Captures.medium(file))) {
            boolean isFile = Files.isRegularFile(file);
            Captures.Packing packing = Captures.packing(input);
            if (isFile && packing == Captures.Packing.NONE) {
                Captures.recognise(input, name, packing.within(), limits);
                return new StoredCapture(file, name, limits, packing, null);
            }
            return copy(input, name, limits, most, progress, isFile ? Files.size(file) : -1);
        }
    }

    /**
     * {@return a copy of the capture that {@code stream} gives, which is closed}
     *
     * @param name what the capture is called in messages
     * @param most the most bytes that the copy may have
     * @param progress is told of copying
     * @throws CaptureException when it is no capture that peel reads, or its copy would be too large
     * @throws java.io.InterruptedIOException when the thread is interrupted while it copies
     * @throws IOException when the medium fails
     */
    public static StoredCapture of(
            InputStream stream, String name, CaptureLimits limits, long most, CopyProgress progress)
            throws IOException {
        try (PeekInput input = new PeekInput(new StreamInput(stream))) {
            return copy(input, name + ": ", limits, most, progress, -1);
        }
    }

    private static StoredCapture copy(
            PeekInput packed, String name, CaptureLimits limits, long most, CopyProgress progress, long total)
            throws IOException {
        Captures.Packing packing = Captures.packing(packed);
        PeekInput input = packing.unpack(packed, limits);
        Captures.recognise(input, name, packing.within(), limits);
        UnpackedCopy copy = UnpackedCopy.of(input, name, most, progress, total);
        try {
            return new StoredCapture(copy.file(), name, limits, packing, copy);
        } catch (IOException failed) {
            copy.delete();
            throw failed;
        }
    }

    /**
     * {@return a reader of the whole capture}
     *
     * @throws CaptureException when the file changed or is gone
     * @throws IOException when the medium fails
     */
    public CaptureReader reader() throws IOException {
        checkUnchanged();
        ByteInput input = new FileInput(file);
        if (copy != null) {
            input = copy.input(input);
        }
        return Captures.recognise(new PeekInput(input), name, packing.within(), limits);
    }

    /** {@return the file that is read: the copy where there is one} */
    Path file() {
        return file;
    }

    /** {@return how many bytes there are, unpacked} */
    public long size() {
        return size;
    }

    /**
     * Reads {@code length} bytes of the capture, unpacked, from {@code position} on.
     *
     * @throws IOException when they cannot be read
     */
    public void read(long position, byte[] target, int offset, int length) throws IOException {
        synchronized (content) {
            content.seek(position);
            try {
                content.readFully(target, offset, length);
            } catch (EOFException end) {
                throw new CaptureException(name + "has been cut since it was opened; open it again", end);
            }
        }
    }

    /**
     * Makes sure that what was learnt of the capture still holds.
     *
     * @throws CaptureException when the file changed since it was opened or is gone
     * @throws IOException when the medium fails
     */
    public void checkUnchanged() throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException gone) {
            throw new CaptureException(name + "is gone since it was opened", gone);
        }
        if (now.size() != size || !now.lastModifiedTime().equals(changed)) {
            throw new CaptureException(name + "has changed since it was opened; open it again");
        }
    }

    /** Closes the file, and deletes the copy where there is one. */
    @Override
    public void close() throws IOException {
        content.close();
        if (copy != null) {
            copy.delete();
        }
    }
}
