package dev.peel.repl.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Where a line is typed: with completion, colours, a history that is kept, and a line below that tells what is being typed. */
final class LineEditor {
    private static final int HISTORY_LINES = 10_000; // kept between runs
    private static final int LISTED = 100; // candidates listed without asking

    private final LineReader reader;
    private final StatusLine status;

    private LineEditor(LineReader reader, StatusLine status) {
        this.reader = reader;
        this.status = status;
    }

    static LineEditor of(
            Session session, Interpreter interpreter, Terminal terminal, StatusLine status, Preview preview) {
        Completions completions = new Completions(session, interpreter.commands(), interpreter.languages());
        LineColors colors = new LineColors(session, interpreter, preview, status);
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("peel")
                .parser(new LineParser(session, interpreter.languages(), completions))
                .completer((line, parsed, candidates) -> {
                    if (parsed instanceof CompletedLine completed) {
                        candidates.addAll(completed.candidates());
                    }
                })
                .highlighter(colors)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P    > ")
                .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
                .variable(LineReader.LIST_MAX, LISTED)
                .variable(LineReader.BLINK_MATCHING_PAREN, 0)
                .option(Option.DISABLE_EVENT_EXPANSION, true) // ! is for filters
                .option(Option.CASE_INSENSITIVE, true)
                .option(Option.HISTORY_TIMESTAMPED, false)
                .option(Option.HISTORY_BEEP, false)
                .build();
        Path history = history(session.setup().environment());
        if (history != null) {
            reader.setVariable(LineReader.HISTORY_FILE, history);
        }
        preview.onResult(() -> redisplay(reader));
        return new LineEditor(reader, status);
    }

    /** {@return the next line, maybe of several rows} */
    String read(String prompt) {
        try {
            return reader.readLine(prompt);
        } finally {
            status.clear();
        }
    }

    private static void redisplay(LineReader reader) {
        try {
            reader.callWidget(LineReader.REDISPLAY);
        } catch (IllegalStateException notReading) {
            // The line was finished meanwhile.
        }
    }

    /** {@return the file that keeps the history, null where there can be none} */
    private static @Nullable Path history(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path folder = state.isEmpty() ? Path.of(System.getProperty("user.home"), ".peel") : Path.of(state, "peel");
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("history");
            return Files.isWritable(Files.exists(file) ? file : folder) ? file : null;
        } catch (IOException notPossible) {
            return null;
        }
    }
}
