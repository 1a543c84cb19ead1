package dev.peel.core.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.random.RandomGenerator;

/** A pipe that gives its bytes in pieces of random length, and is sometimes not ready. */
final class PieceStream extends InputStream {
    private final byte[] bytes;
    private final int longest;
    private final RandomGenerator random;
    private int at;

    PieceStream(byte[] bytes, int longest, RandomGenerator random) {
        this.bytes = bytes;
        this.longest = longest;
        this.random = random;
    }

    @Override
    public int read() {
        return at == bytes.length ? -1 : bytes[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at == bytes.length) {
            return -1;
        }
        int count = Math.min(Math.min(length, bytes.length - at), 1 + random.nextInt(longest));
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return random.nextInt(3) == 0 ? 0 : bytes.length - at;
    }
}
