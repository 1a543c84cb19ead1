package dev.peel.repl.shell;

import dev.peel.repl.extension.Choices;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code peel}'s plain commands from the prompt. */
final class Tools {
    private Tools() {}

    /** {@return {@code options} of {@code peel} with the open capture to read and the session's limits} */
    static List<String> onCapture(Session session, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("-r", session.opened().file()));
        LimitsLine.changed(session).forEach(setting -> arguments.addAll(List.of("--limit", setting)));
        arguments.addAll(options);
        return arguments;
    }

    /**
     * Runs {@code peel} with {@code arguments}, its output going to {@code out}.
     *
     * @throws IOException when it tells a mistake, which is the message; a mistake's further lines belong to that
     */
    static void run(Session session, OutputStream out, List<String> arguments) throws IOException {
        StringWriter errors = new StringWriter();
        int exitCode = session.setup()
                .tool()
                .run(
                        session.extensions().with(Choices.NONE), // the session's registry has them
                        session::withCaptures,
                        out,
                        new PrintWriter(errors),
                        arguments.toArray(String[]::new));
        out.flush();
        String told = errors.toString().stripTrailing().replaceFirst("^peel: ", "");
        if (exitCode != 0) {
            throw new IOException(told);
        }
        if (!told.isEmpty()) {
            session.console().warn(told);
        }
    }
}
