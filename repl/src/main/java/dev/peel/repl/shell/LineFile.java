package dev.peel.repl.shell;

import java.io.BufferedReader;
import java.io.IOException;

/** Lines that nobody types: a file or a pipe. Scripts may take several. */
final class LineFile {
    private static final int LONGEST = 1 << 20; // characters of one script

    private final Session session;
    private final Interpreter interpreter;

    LineFile(Session session, Interpreter interpreter) {
        this.session = session;
        this.interpreter = interpreter;
    }

    /** {@return whether all lines were run, until the first that failed or ended the session} */
    boolean run(BufferedReader lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
            if (isUnfinished(text.toString()) && text.length() < LONGEST) {
                continue;
            }
            if (!interpreter.run(text.toString())) {
                return false;
            }
            text.setLength(0);
            if (session.exitCode().isPresent()) {
                return true;
            }
        }
        return text.isEmpty() || interpreter.run(text.toString());
    }

    private boolean isUnfinished(String text) throws IOException {
        String line = text.strip();
        return !line.isEmpty()
                && interpreter.languages().of(line) == Language.SCRIPT
                && session.scripts().isIncomplete(text);
    }
}
