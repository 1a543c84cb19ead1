package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import java.io.IOException;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the editor whether a line is finished, and what may stand at the cursor. */
final class LineParser implements Parser {
    private final Session session;
    private final Languages languages;
    private final Completions completions;

    LineParser(Session session, Languages languages, Completions completions) {
        this.session = session;
        this.languages = languages;
        this.completions = completions;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE) {
            checkFinished(line);
        }
        return context == ParseContext.COMPLETE
                ? completions.at(line, cursor)
                : new CompletedLine(line, cursor, 0, List.of());
    }

    private void checkFinished(String line) {
        String text = line.strip();
        try {
            boolean isScript = !text.isEmpty() && languages.of(text) == Language.SCRIPT;
            if (isScript && session.scripts().isIncomplete(line)) {
                throw new EOFError(-1, -1, "the script goes on");
            }
        } catch (IOException | UsageException noEngine) {
            // Running the line tells why.
        }
    }
}
