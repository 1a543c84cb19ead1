package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import java.util.List;
import java.util.Locale;

/** {@code /time LINE}. */
final class TimeCommand implements ShellCommand {
    private static final double MILLISECOND = 1e6; // nanoseconds

    private final Interpreter interpreter;

    TimeCommand(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String usage() {
        return "LINE";
    }

    @Override
    public String description() {
        return "Runs a line, and tells how long that took.";
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.LINE);
    }

    @Override
    public void run(Session session, String text) {
        if (text.isEmpty()) {
            throw new UsageException("which line? usage: /time LINE");
        }
        long start = System.nanoTime();
        boolean isDone = interpreter.run(text);
        double took = (System.nanoTime() - start) / MILLISECOND;
        session.console().warn(String.format(Locale.ROOT, "%.1f ms", took));
        if (!isDone) {
            throw new LineFailedException();
        }
    }
}
