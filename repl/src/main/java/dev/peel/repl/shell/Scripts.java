package dev.peel.repl.shell;

import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.repl.script.Evaluation;
import dev.peel.repl.script.FileAccess;
import dev.peel.repl.script.Member;
import dev.peel.repl.script.ScriptCapture;
import dev.peel.repl.script.ScriptSession;
import dev.peel.repl.script.ScriptSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session of JavaScript, whose engine is started by the first script: lines of other kinds do not wait for it. */
final class Scripts implements Closeable {
    private final Session session;
    private final ScriptOutput output;
    private final TextBuffer buffer;
    private volatile @Nullable ScriptSession started;
    private volatile boolean isRunning;
    private volatile boolean isInterrupted;

    Scripts(Session session) {
        this.session = session;
        output = new ScriptOutput(session, () -> interrupt());
        buffer = new TextBuffer(output);
    }

    /** {@return whether a script has been run} */
    synchronized boolean isStarted() {
        return started != null;
    }

    /** {@return what came of {@code text}, called {@code name} in messages} */
    Evaluation evaluate(String name, String text) throws IOException {
        isInterrupted = false;
        isRunning = true;
        try {
            ScriptSession scripts = start();
            if (isInterrupted) {
                throw new InterruptedIOException("interrupted");
            }
            output.begin();
            return scripts.evaluate(name, text);
        } finally {
            isRunning = false;
            buffer.flush();
        }
    }

    /** {@return whether the user has seen enough of what the last script printed} */
    boolean isStopped() {
        return output.isStopped();
    }

    /** {@return whether {@code line} is JavaScript} */
    boolean isScript(String line) throws IOException {
        return start().isScript(line);
    }

    /**
     * {@return whether {@code text} is the start of a script, and no whole one; the engine is not started to tell that of a script in
     * which nothing is open}
     */
    boolean isIncomplete(String text) throws IOException {
        return (isStarted() || Brackets.areOpen(text)) && start().isIncomplete(text);
    }

    /** {@return what may stand behind {@code expression} and a dot} */
    List<Member> members(String expression) throws IOException {
        return start().members(expression);
    }

    /** {@return the capture that scripts see, empty where they see none; scripts may open and close captures, too} */
    synchronized Optional<ScriptCapture> capture() {
        return started == null ? Optional.empty() : started.capture();
    }

    /**
     * Makes {@code capture} the one that scripts see, who own it then.
     *
     * @return whether there are any scripts
     */
    synchronized boolean use(ScriptCapture capture) throws IOException {
        if (started != null) {
            started.use(capture);
        }
        return started != null;
    }

    /**
     * Closes the capture that scripts see.
     *
     * @return whether there are any scripts
     */
    synchronized boolean closeCapture() throws IOException {
        if (started != null) {
            started.closeCapture();
        }
        return started != null;
    }

    /**
     * Ends the script that runs, from another thread.
     *
     * @return whether one runs
     */
    boolean interrupt() {
        boolean runs = isRunning;
        ScriptSession scripts = started;
        if (runs) {
            isInterrupted = true;
            if (scripts != null) {
                scripts.interrupt();
            }
        }
        return runs;
    }

    private synchronized ScriptSession start() throws IOException {
        ScriptSession scripts = started;
        if (scripts == null) {
            try {
                scripts = ScriptSession.start(settings());
            } catch (NoClassDefFoundError missing) {
                throw new UsageException("JavaScript is not on the class path; start peel by ./peel", missing);
            }
            started = scripts;
            Opened opened = session.openedOrNull();
            if (opened != null) {
                scripts.use(opened.scripted());
            }
        }
        return scripts;
    }

    /** What is typed at the prompt may use the files that its user may: here, and beside the capture. */
    private ScriptSettings settings() {
        CommandContext context = session.context(buffer);
        FileAccess access = FileAccess.NONE.with(Path.of(""));
        Opened opened = session.openedOrNull();
        Path folder =
                opened == null ? null : Path.of(opened.file()).toAbsolutePath().getParent();
        return ScriptSettings.of(context, folder == null ? access : access.with(folder))
                .with((file, opening) -> session.make(file.toString()).scripted());
    }

    /** Ends the session of JavaScript, with all that scripts have opened; the next script starts another. */
    synchronized void restart() throws IOException {
        if (started != null) {
            started.close();
            started = null;
            session.console().remark("what scripts had defined is gone, they start anew");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (started != null) {
            started.close();
        }
    }
}
