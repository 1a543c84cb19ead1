package dev.peel.core.capture;

import java.io.IOException;
import java.util.Arrays;

/** An input whose first bytes can be looked at before they are read. */
final class PeekInput implements ByteInput {
    private final ByteInput source;
    private byte[] held = new byte[0];
    private int taken;

    PeekInput(ByteInput source) {
        this.source = source;
    }

    /** {@return the first {@code count} bytes, fewer where the input ends, or is damaged, before them} */
    byte[] peek(int count) throws IOException {
        int size = held.length;
        byte[] bytes = Arrays.copyOf(held, Math.max(size, count));
        try {
            while (size < count) {
                int more = source.read(bytes, size, count - size);
                if (more < 0) {
                    break;
                }
                size += more;
            }
        } catch (DamageException damage) {
            // The source throws it again when it is read beyond what is held.
        }
        held = Arrays.copyOf(bytes, size);
        return Arrays.copyOf(held, Math.min(size, count));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int left = held.length - taken;
        if (left == 0) {
            return source.read(target, offset, length);
        }
        int count = Math.min(left, length);
        System.arraycopy(held, taken, target, offset, count);
        taken += count;
        return count;
    }

    @Override
    public boolean ready() throws IOException {
        return taken < held.length || source.ready();
    }

    @Override
    public long position() {
        return source.position();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
