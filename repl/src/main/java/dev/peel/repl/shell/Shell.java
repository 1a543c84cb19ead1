package dev.peel.repl.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Runs lines on a capture: commands, display filters and JavaScript. */
public final class Shell {
    private static final int FAILED = 1; // exit code: a line could not be run
    private static final int UNREADABLE = 2; // exit code: the capture could not be opened

    private Shell() {}

    /**
     * Opens a capture and runs lines, typed on a terminal to the end of the session, or from a pipe up to the first that fails.
     *
     * @param file the capture; null for none
     * @return the exit code: 0 when all went well or lines were typed, 1 when a line from a pipe failed, 2 when the capture cannot be
     *     opened, or what a script said
     * @throws IOException when the terminal or the pipe fails
     */
    public static int run(ShellSetup setup, @Nullable String file) throws IOException {
        if (setup.isTerminal()) {
            return Prompt.run(setup, file);
        }
        try (Session session = new Session(setup, new PlainConsole(setup.out(), setup.errors()))) {
            return lines(session, file);
        }
    }

    private static int lines(Session session, @Nullable String file) throws IOException {
        if (file != null) {
            try {
                Opened opened = session.open(file);
                opened.capture().overview().remarks().forEach(session.console()::warn);
                opened.capture().overview().fault().ifPresent(fault -> session.console()
                        .warn(file + ": " + fault));
            } catch (IOException failed) {
                session.console().warn(String.valueOf(failed.getMessage()));
                return UNREADABLE;
            }
        }
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(session.setup().in(), StandardCharsets.UTF_8));
        boolean isDone = new LineFile(session, new Interpreter(session)).run(reader);
        return session.exitCode().orElse(isDone ? 0 : FAILED);
    }
}
