package dev.peel.repl.shell;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;

/**
 * A line with what may stand at the cursor.
 *
 * @param line the line
 * @param cursor where the cursor is
 * @param start where the word starts that is completed
 * @param candidates what may stand there
 */
record CompletedLine(String line, int cursor, int start, List<Candidate> candidates) implements CompletingParsedLine {
    /** Copies the list. */
    CompletedLine {
        candidates = List.copyOf(candidates);
    }

    @Override
    public String word() {
        return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
        return cursor - start;
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean isComplete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return wordCursor();
    }

    @Override
    public int rawWordLength() {
        return wordCursor();
    }
}
