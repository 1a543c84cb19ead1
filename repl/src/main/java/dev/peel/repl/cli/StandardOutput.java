package dev.peel.repl.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, bytes as they are, which tells a program that stopped reading from a disk that is full. */
final class StandardOutput extends OutputStream {
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException failed) {
            throw new OutputException(failed, !isFile());
        }
    }

    /** {@return whether it is a terminal} */
    boolean isTerminal() {
        return Terminal.isDescriptor(1);
    }

    /** Only a file has a position; the text of the error depends on the user's language. */
    private boolean isFile() {
        try {
            return out.getChannel().position() >= 0;
        } catch (IOException notSeekable) {
            return false;
        }
    }
}
