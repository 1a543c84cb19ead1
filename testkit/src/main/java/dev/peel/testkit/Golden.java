package dev.peel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that was reviewed, in a file whose first line says that it is generated; {@code -Dgolden.update} writes it anew. */
public final class Golden {
    /** The system property that asks for files to be written. */
    public static final String UPDATE = "golden.update";

    private static final String HEADER = "generated; update with -D" + UPDATE + "\n";

    private Golden() {}

    /**
     * Compares {@code text} with the file, or writes the file where that is asked for.
     *
     * @throws AssertionError when they differ or there is no file; the message shows the lines that do
     * @throws UncheckedIOException when the file cannot be read or written
     */
    public static void check(Path file, String text) {
        check(file, text, System.getProperty(UPDATE) != null);
    }

    static void check(Path file, String text, boolean isUpdate) {
        try {
            if (isUpdate) {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.writeString(file, HEADER + text);
            } else if (!Files.exists(file)) {
                throw new AssertionError("there is no " + file + "; -D" + UPDATE + " writes it");
            } else {
                compare(file, Files.readString(file), HEADER + text);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot compare with " + file, failed);
        }
    }

    private static void compare(Path file, String reviewed, String found) {
        TextDifference.of(reviewed, found).ifPresent(difference -> {
            throw new AssertionError(file + " differs, " + difference);
        });
    }
}
