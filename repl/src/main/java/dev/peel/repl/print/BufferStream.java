package dev.peel.repl.print;

import dev.peel.core.print.TextBuffer;
import java.io.OutputStream;

/** Puts what a generator writes into a {@link TextBuffer}, which hands it on when it is time. */
final class BufferStream extends OutputStream {
    private final TextBuffer out;

    BufferStream(TextBuffer out) {
        this.out = out;
    }

    @Override
    public void write(int single) {
        out.raw(new byte[] {(byte) single});
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        out.raw(bytes, from, count);
    }
}
