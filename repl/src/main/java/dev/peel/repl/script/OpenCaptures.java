package dev.peel.repl.script;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The captures that are open in a session, by their numbers, from 1; the last opened is the current one. */
final class OpenCaptures implements Closeable {
    private final TreeMap<Integer, ScriptCapture> captures = new TreeMap<>();
    private final Limits limits;
    private int last;
    private int current;

    OpenCaptures(Limits limits) {
        this.limits = limits;
    }

    /** {@return the number of {@code capture}, which is the current one now} */
    int add(ScriptCapture capture) {
        last++;
        captures.put(last, capture);
        current = last;
        return last;
    }

    /** Throws where no more captures may be open. */
    void checkRoom() {
        int most = limits.get(Limit.SCRIPT_CAPTURES);
        if (captures.size() >= most) {
            throw ScriptException.range(
                    most + " captures are open (limit " + Limit.SCRIPT_CAPTURES.label() + "); close() one first");
        }
    }

    /** {@return the number of the current capture, 0 where none is open} */
    int current() {
        return current;
    }

    /** {@return capture {@code number}} */
    ScriptCapture get(int number) {
        ScriptCapture found = captures.get(number);
        if (found == null) {
            throw ScriptException.other(
                    number == 0 ? "no capture is open; open(\"FILE\") opens one" : "the capture has been closed");
        }
        return found;
    }

    /** {@return whether {@code file} is that of a capture that is open} */
    boolean isOpen(Path file) throws IOException {
        for (ScriptCapture capture : captures.values()) {
            if (Files.exists(file) && Files.exists(capture.file()) && Files.isSameFile(file, capture.file())) {
                return true;
            }
        }
        return false;
    }

    /** {@return the current capture, null where none is open} */
    @Nullable
    ScriptCapture currentCapture() {
        return captures.get(current);
    }

    /** Closes capture {@code number}, where it is open; the one opened before it is the current one then. */
    void close(int number) throws IOException {
        ScriptCapture closed = captures.remove(number);
        if (current == number) {
            current = captures.isEmpty() ? 0 : captures.lastKey();
        }
        if (closed != null) {
            closed.close();
        }
    }

    @Override
    public void close() throws IOException {
        while (!captures.isEmpty()) {
            close(captures.lastKey());
        }
    }
}
