package dev.peel.repl.shell;

import java.io.IOException;
import java.io.OutputStream;

/** What scripts print: it goes where the results of the line go that runs, until the user has seen enough. */
final class ScriptOutput extends OutputStream {
    private final Session session;
    private final Runnable end;
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean isStopped;

    /**
     * Makes an output.
     *
     * @param end ends the script that runs
     */
    ScriptOutput(Session session, Runnable end) {
        this.session = session;
        this.end = end;
    }

    /** Called before a script runs. */
    void begin() {
        out = session.results();
        isStopped = false;
    }

    /** {@return whether the user has seen enough of what the last script printed} */
    boolean isStopped() {
        return isStopped;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (isStopped) {
            return;
        }
        try {
            out.write(bytes, from, count);
        } catch (StoppedException enough) {
            isStopped = true;
            end.run();
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
