package dev.peel.repl.shell;

import dev.peel.core.index.Progress;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.UsageException;
import java.io.OutputStream;
import java.io.PrintWriter;

/** Results for a program or a file: plain lines of any length, as they come. */
final class PlainConsole implements Console {
    private final OutputStream out;
    private final PrintWriter errors;

    PlainConsole(OutputStream out, PrintWriter errors) {
        this.out = out;
        this.errors = errors;
    }

    @Override
    public OutputStream results(boolean isPaged) {
        return out;
    }

    @Override
    public OutputStream rows(boolean isPaged) {
        return out;
    }

    @Override
    public void warn(String text) {
        errors.println("peel: " + text);
        errors.flush();
    }

    @Override
    public void remark(String text) {
        // Of use to people only.
    }

    @Override
    public Screen screen() {
        return Screen.NONE;
    }

    @Override
    public Progress progress(String name) {
        return Progress.NONE;
    }

    @Override
    public void progressEnded() {
        // None was shown.
    }

    @Override
    public void lend() {
        throw new UsageException("an editor needs a terminal");
    }

    @Override
    public void takeBack() {
        // Never lent.
    }
}
