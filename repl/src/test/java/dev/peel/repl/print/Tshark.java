package dev.peel.repl.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tshark of this machine, if there is one. */
public final class Tshark {
    private static final String VERSION = "4.0.";

    private Tshark() {}

    /** {@return whether there is one of the version that peel is compared with} */
    public static boolean isPresent() {
        try {
            return run(List.of("--version")).lines().findFirst().orElse("").contains(" " + VERSION);
        } catch (UncheckedIOException absent) {
            return false;
        }
    }

    /** {@return what it prints when it runs with {@code arguments}} */
    public static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("tshark"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = process.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
