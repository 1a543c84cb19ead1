package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** {@code /load FILE}. */
final class LoadCommand implements ShellCommand {
    private static final int MOST_WITHIN_EACH_OTHER = 16; // files that load files

    private final Interpreter interpreter;
    private int depth;

    LoadCommand(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String usage() {
        return "FILE";
    }

    @Override
    public String description() {
        return "Runs the lines of a file, up to the first that fails; a file that ends in .js is one script.";
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.FILE);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        List<String> words = Words.of(text);
        if (words.size() != 1) {
            throw new UsageException("which file? usage: /load FILE");
        }
        String file = words.get(0);
        if (depth == MOST_WITHIN_EACH_OTHER) {
            throw new UsageException("more than " + MOST_WITHIN_EACH_OTHER + " files load each other");
        }
        depth++;
        try {
            Path path = Session.path(file);
            boolean isDone =
                    file.endsWith(".js") ? interpreter.script(file, Files.readString(path)) : lines(session, path);
            if (!isDone) {
                throw new LineFailedException();
            }
        } catch (NoSuchFileException missing) {
            throw new IOException(file + ": there is no such file", missing);
        } finally {
            depth--;
        }
    }

    private boolean lines(Session session, Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return new LineFile(session, interpreter).run(reader);
        }
    }
}
