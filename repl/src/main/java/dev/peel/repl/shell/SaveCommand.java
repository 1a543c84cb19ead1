package dev.peel.repl.shell;

import dev.peel.core.plugin.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** {@code /save FILE}. */
final class SaveCommand implements ShellCommand {
    @Override
    public String name() {
        return "save";
    }

    @Override
    public String usage() {
        return "FILE";
    }

    @Override
    public String description() {
        return "Writes the lines of this session to a new file, which /load and peel FILE < LINES run.";
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.FILE);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        List<String> words = Words.of(text);
        if (words.size() != 1) {
            throw new UsageException("to which file? usage: /save FILE");
        }
        Path path = Session.path(words.get(0));
        List<String> lines = session.lines().subList(0, session.lines().size() - 1); // without this one
        try {
            Files.write(path, lines, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw new IOException(words.get(0) + ": exists; remove it, or name another", there);
        }
        session.console().remark("wrote " + words.get(0) + ", " + Numbers.count(lines.size(), "line"));
    }
}
