package dev.peel.repl.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code /edit}. */
final class EditCommand implements ShellCommand {
    private final Interpreter interpreter;

    EditCommand(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String description() {
        return "Opens the line before in an editor, $VISUAL or $EDITOR, and runs what it saves.";
    }

    @Override
    public void run(Session session, String text) throws IOException {
        List<String> lines = session.lines();
        String before = lines.size() < 2 ? "" : lines.get(lines.size() - 2);
        Path file = Files.createTempFile("peel", ".js");
        try {
            Files.writeString(file, before + "\n");
            session.console().lend();
            try {
                edit(session.setup().environment(), file);
            } finally {
                session.console().takeBack();
            }
            String edited = Files.readString(file);
            if (!edited.isBlank()
                    && !new LineFile(session, interpreter).run(new BufferedReader(new StringReader(edited)))) {
                throw new LineFailedException();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void edit(Map<String, String> environment, Path file) throws IOException {
        String editor = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
        List<String> words = Words.of(editor);
        try {
            String[] command = new String[words.size() + 1];
            words.toArray(command);
            command[words.size()] = file.toString();
            int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exitCode != 0) {
                throw new IOException(editor + " ended with exit code " + exitCode + "; nothing was run");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
