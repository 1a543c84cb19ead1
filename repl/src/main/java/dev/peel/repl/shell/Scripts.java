package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import dev.peel.repl.script.Evaluation;
import dev.peel.repl.script.Member;
import dev.peel.repl.script.ScriptSession;
import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The session of JavaScript, whose engine is started by the first script: lines of other kinds do not wait for it. */
final class Scripts implements Closeable {
    private final Session session;
    private @Nullable ScriptSession started;
    private volatile boolean isRunning;

    Scripts(Session session) {
        this.session = session;
    }

    /** {@return whether a script has been run} */
    synchronized boolean isStarted() {
        return started != null;
    }

    /** {@return what came of {@code text}, called {@code name} in messages} */
    Evaluation evaluate(String name, String text) {
        ScriptSession scripts = start();
        isRunning = true;
        try {
            return scripts.evaluate(name, text);
        } finally {
            isRunning = false;
        }
    }

    /** {@return whether {@code line} is JavaScript} */
    boolean isScript(String line) {
        return start().isScript(line);
    }

    /** {@return whether {@code text} is the start of a script, and no whole one} */
    boolean isIncomplete(String text) {
        return start().isIncomplete(text);
    }

    /** {@return what may stand behind {@code expression} and a dot} */
    List<Member> members(String expression) {
        return start().members(expression);
    }

    /** Ends the script that runs, from another thread. */
    void interrupt() {
        ScriptSession scripts;
        synchronized (this) {
            scripts = started;
        }
        if (scripts != null && isRunning) {
            scripts.interrupt();
        }
    }

    private synchronized ScriptSession start() {
        ScriptSession scripts = started;
        if (scripts == null) {
            try {
                scripts = ScriptSession.start(session.context());
            } catch (NoClassDefFoundError missing) {
                throw new UsageException("JavaScript is not on the class path; start peel by ./peel", missing);
            }
            started = scripts;
        }
        return scripts;
    }

    @Override
    public synchronized void close() {
        if (started != null) {
            started.close();
        }
    }
}
