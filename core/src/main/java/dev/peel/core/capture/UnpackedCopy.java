package dev.peel.core.capture;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file with the bytes of a capture that was packed or came through a pipe.
 *
 * @param file the file, which only its owner may read
 * @param damage why there was no more to unpack, null where the capture was unpacked to its end
 */
record UnpackedCopy(Path file, @Nullable String damage) {
    private static final int PIECE = 128 * 1024; // bytes
    private static final int MEGABYTE = 1024 * 1024; // bytes

    /** {@return a copy of what {@code input} gives} */
    static UnpackedCopy of(ByteInput input, String name, long most, StoredCapture.CopyProgress progress, long total)
            throws IOException {
        Path file = Files.createTempFile("peel-", ".capture");
        file.toFile().deleteOnExit(); // where this is never closed
        try (OutputStream out = Files.newOutputStream(file)) {
            return new UnpackedCopy(file, copy(input, out, name, most, progress, total));
        } catch (ClosedByInterruptException interrupted) {
            Files.deleteIfExists(file);
            throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private static @Nullable String copy(
            ByteInput input, OutputStream out, String name, long most, StoredCapture.CopyProgress progress, long total)
            throws IOException {
        byte[] piece = new byte[PIECE];
        long copied = 0;
        try {
            for (int count = input.read(piece, 0, PIECE); count >= 0; count = input.read(piece, 0, PIECE)) {
                copied += count;
                if (copied > most) {
                    throw new CaptureException(name + "is larger than " + most / MEGABYTE
                            + " MiB when unpacked, the limit copied-megabytes; --limit copied-megabytes=N changes it");
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                out.write(piece, 0, count);
                progress.at(input.position(), total);
            }
            return null;
        } catch (DamageException end) {
            return end.reason();
        }
    }

    /** {@return {@code content}, this file's, which at its end tells of the damage} */
    ByteInput input(ByteInput content) {
        return damage == null ? content : new DamagedInput(content, damage);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Bytes after which there is damage. */
    private record DamagedInput(ByteInput content, String damage) implements ByteInput {
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = content.read(target, offset, length);
            if (count < 0) {
                throw new DamageException(damage);
            }
            return count;
        }

        @Override
        public boolean ready() throws IOException {
            return content.ready();
        }

        @Override
        public long position() {
            return content.position();
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
