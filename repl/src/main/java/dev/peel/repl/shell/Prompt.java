package dev.peel.repl.shell;

import dev.peel.core.capture.CaptureException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** The prompt on a terminal: reads a line, runs it, and so on until the user has had enough. */
final class Prompt {
    private static final String PROMPT = "peel> ";

    private final Session session;
    private final Interpreter interpreter;
    private final Terminal terminal;
    private final StatusLine status;
    private final Thread thread = Thread.currentThread();
    private volatile boolean isRunning;

    private Prompt(Session session, Terminal terminal, StatusLine status) {
        this.session = session;
        this.terminal = terminal;
        this.status = status;
        interpreter = new Interpreter(session);
    }

    /** Runs the prompt to its end and returns the exit code. */
    static int run(ShellSetup setup, @Nullable String file) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(true)
                .encoding(StandardCharsets.UTF_8) // as all that peel prints
                .graphemeCluster(false) // to ask the terminal takes a quarter of a second, and what was typed ahead
                .build()) {
            return run(setup, terminal, file);
        }
    }

    /** Runs the prompt on {@code terminal}. */
    static int run(ShellSetup setup, Terminal terminal, @Nullable String file) throws IOException {
        StatusLine status = new StatusLine(terminal, setup.isColored());
        Console console = new TerminalConsole(terminal, status, setup.isColored());
        try (Session session = new Session(setup, console)) {
            return new Prompt(session, terminal, status).run(file);
        } finally {
            status.lend();
        }
    }

    private int run(@Nullable String file) throws IOException {
        terminal.handle(Terminal.Signal.INT, signal -> interrupt());
        if (file != null) {
            open(file);
        }
        try (Preview preview = new Preview(session)) {
            LineEditor editor = LineEditor.of(session, interpreter, terminal, status, preview);
            read(editor);
        }
        return session.exitCode().orElse(0);
    }

    private void read(LineEditor editor) {
        while (session.exitCode().isEmpty()) {
            try {
                String line = editor.read(PROMPT);
                isRunning = true;
                interpreter.run(line);
            } catch (UserInterruptException cleared) {
                // Ctrl-C takes back what was typed.
            } catch (EndOfFileException end) {
                return;
            } finally {
                isRunning = false;
            }
        }
    }

    /** A capture that cannot be opened is no reason to end: another can be. */
    private void open(String file) throws IOException {
        isRunning = true;
        try {
            OpenCommand.open(session, file);
        } catch (InterruptedIOException interrupted) {
            session.console().warn("interrupted");
        } catch (CaptureException failed) {
            session.console().warn(String.valueOf(failed.getMessage()));
        } finally {
            isRunning = false;
            Thread.interrupted();
        }
    }

    private void interrupt() {
        terminal.writer().println(); // behind the ^C that the terminal shows
        if (isRunning && !session.scripts().interrupt()) {
            thread.interrupt();
        }
    }
}
