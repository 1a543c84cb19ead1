package dev.peel.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tshark of this machine, if there is one: the other side of tests that compare fields. Needs version 4.0. */
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

    /** {@return for each packet of {@code capture} a line of the values of {@code names}, with tabs between them} */
    public static List<String> rows(Path capture, List<String> names) {
        List<String> arguments = new ArrayList<>(List.of("-n", "-r", capture.toString(), "-T", "fields"));
        names.forEach(name -> arguments.addAll(List.of("-e", name)));
        return run(arguments).lines().toList();
    }

    /** {@return for each of {@code names} its values in those packets of {@code capture} that have any} */
    public static List<List<String>> fields(Path capture, List<String> names) {
        List<List<String>> values = new ArrayList<>();
        names.forEach(name -> values.add(new ArrayList<>()));
        for (String row : rows(capture, names)) {
            String[] columns = row.split("\t", -1);
            for (int i = 0; i < columns.length; i++) {
                if (!columns[i].isEmpty()) {
                    values.get(i).add(columns[i]);
                }
            }
        }
        return values;
    }

    /**
     * {@return what it prints when it runs with {@code arguments}}
     *
     * @throws UncheckedIOException when there is none
     */
    public static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("tshark"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
