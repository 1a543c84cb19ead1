package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.List;

/** {@code /open FILE}. */
final class OpenCommand implements ShellCommand {
    @Override
    public String name() {
        return "open";
    }

    @Override
    public String usage() {
        return "FILE";
    }

    @Override
    public String description() {
        return "Opens a capture in place of the one that is open, and tells what is in it.";
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.FILE);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        List<String> words = Words.of(text);
        if (words.size() != 1) {
            throw new UsageException(
                    (words.isEmpty() ? "which capture?" : "one capture at a time") + " usage: /open FILE");
        }
        open(session, words.get(0));
    }

    /** Opens the capture in {@code file} and tells what is in it. */
    static void open(Session session, String file) throws IOException {
        tell(session, session.open(file));
    }

    /** Tells what is in a capture. */
    static void tell(Session session, Opened opened) throws IOException {
        TextBuffer out = new TextBuffer(session.results());
        new OverviewText(out, session.console().screen()).print(opened);
        out.flush();
        opened.capture().overview().remarks().forEach(session.console()::warn);
        opened.capture().overview().fault().ifPresent(fault -> session.console().warn(opened.file() + ": " + fault));
    }
}
