package dev.peel.core.capture;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A regular file. Read through one buffer outside the heap, small enough to stay in the processor's cache until it is copied. */
final class FileInput implements ByteInput {
    private static final int BUFFER = 128 * 1024; // bytes

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long position;

    FileInput(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        buffer.clear().limit(Math.min(length, BUFFER));
        int count = read();
        if (count > 0) {
            buffer.flip().get(target, offset, count);
            position += count;
        }
        return count;
    }

    private int read() throws IOException {
        try {
            return channel.read(buffer);
        } catch (ClosedByInterruptException interrupted) {
            throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
        }
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
