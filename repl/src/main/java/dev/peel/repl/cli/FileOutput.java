package dev.peel.repl.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A file that is written, whose failures are told as those of the output. */
final class FileOutput extends OutputStream {
    private final FileOutputStream out;

    private FileOutput(FileOutputStream out) {
        this.out = out;
    }

    /** Opens {@code file}, empty. */
    static FileOutput open(Path file) throws IOException {
        try {
            return new FileOutput(new FileOutputStream(file.toFile()));
        } catch (IOException failed) {
            throw new OutputException(failed, false); // The message has the file's name.
        }
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException failed) {
            throw new OutputException(failed, false);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
