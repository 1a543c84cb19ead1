package dev.peel.repl.shell;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;

/** Files whose path starts as the user typed it. */
final class FileCompletions {
    private static final int MOST = 500; // files offered

    private FileCompletions() {}

    /** {@return the files and folders that {@code typed} may become} */
    static List<Candidate> of(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, slash);
        String start = typed.substring(slash);
        List<Candidate> candidates = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                boolean isHidden = name.startsWith(".") && !start.startsWith(".");
                if (name.startsWith(start) && !isHidden && candidates.size() < MOST) {
                    boolean isFolder = Files.isDirectory(file);
                    String shown = isFolder ? name + "/" : name;
                    candidates.add(new Candidate(folder + shown, shown, null, null, null, null, !isFolder));
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException noFolder) {
            return List.of();
        }
        return candidates;
    }
}
