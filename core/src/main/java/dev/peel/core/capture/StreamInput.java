package dev.peel.core.capture;

import java.io.IOException;
import java.io.InputStream;

/** A stream, such as standard input or a named pipe. */
final class StreamInput implements ByteInput {
    private final InputStream stream;
    private long position;

    StreamInput(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = stream.read(target, offset, length);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public boolean ready() throws IOException {
        return stream.available() > 0;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
