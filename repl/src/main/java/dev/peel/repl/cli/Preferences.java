package dev.peel.repl.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** tshark's preferences, {@code -o}, as far as they name what peel does anyway. */
final class Preferences {
    private Preferences() {}

    /**
     * Checks that peel does what {@code preference} asks for.
     *
     * @param preference such as {@code ip.defragment:TRUE}
     */
    static void check(CommandLine line, String preference) {
        int colon = preference.indexOf(':');
        if (colon < 0) {
            throw new ParameterException(line, "-o " + preference + ": expected NAME:VALUE");
        }
        String name = preference.substring(0, colon);
        Map<String, String> honoured = read();
        String value = honoured.get(name);
        if (value == null) {
            throw new ParameterException(
                    line,
                    "-o " + name + ": peel has no such preference; it accepts " + String.join(", ", honoured.keySet()));
        }
        if (!value.equalsIgnoreCase(preference.substring(colon + 1).strip())) {
            throw new ParameterException(line, "-o " + preference + ": peel only does " + name + ":" + value);
        }
    }

    private static Map<String, String> read() {
        Map<String, String> preferences = new TreeMap<>();
        try (InputStream stream = Objects.requireNonNull(Preferences.class.getResourceAsStream("preferences.tsv"))) {
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(row -> !row.startsWith("#"))
                    .map(row -> row.split("\t", -1))
                    .forEach(row -> preferences.put(row[0], row[1]));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return preferences;
    }
}
