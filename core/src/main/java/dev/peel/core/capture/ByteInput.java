package dev.peel.core.capture;

import java.io.Closeable;
import java.io.IOException;

/** Where a capture's bytes come from: a file, a pipe, or a decompressor over another input. Not thread-safe. */
interface ByteInput extends Closeable {

    /**
     * Reads some bytes, waiting until there is at least one.
     *
     * @param length at least 1
     * @return how many bytes were read, -1 at the end
     * @throws DamageException when content is damaged; every further call throws it, too
     * @throws IOException when the medium fails
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /** {@return whether a read would give something, or the end, without waiting for somebody} */
    boolean ready() throws IOException;

    /** {@return how many bytes of the medium have been read} */
    long position();
}
