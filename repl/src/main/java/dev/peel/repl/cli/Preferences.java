package dev.peel.repl.cli;

import dev.peel.core.dissect.StreamRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** tshark's preferences, {@code -o}, as far as they name what peel does: most only so, a few either way. */
final class Preferences {
    private static final String OUT_OF_ORDER = "tcp.reassemble_out_of_order";
    private static final String CONTENT_FIRST = "tcp.try_heuristic_first";
    private static final String TRUE = "TRUE";

    /** A preference's value when nobody says otherwise, and whether it may have the other one, of true and false. */
    private record Known(String value, boolean isFree) {}

    private Preferences() {}

    /**
     * {@return how streams are read}
     *
     * @param preferences such as {@code ip.defragment:TRUE}; the last one of a name counts
     * @throws ParameterException when peel does not do what one of them asks for
     */
    static StreamRules streams(CommandLine line, List<String> preferences) {
        Map<String, Known> all = read();
        Map<String, String> chosen = new TreeMap<>();
        preferences.stream()
                .filter(preference -> all.containsKey(name(preference)))
                .forEach(preference -> choose(line, preference, all, chosen));
        return new StreamRules(isTrue(OUT_OF_ORDER, all, chosen), isTrue(CONTENT_FIRST, all, chosen));
    }

    /**
     * {@return those that dissectors declare: all whose names are not tshark's, values by name}
     *
     * @throws ParameterException when one is no preference at all
     */
    static Map<String, String> ofDissectors(CommandLine line, List<String> preferences) {
        Map<String, String> chosen = new TreeMap<>();
        if (preferences.isEmpty()) {
            return chosen;
        }
        Map<String, Known> all = read();
        for (String preference : preferences) {
            if (preference.indexOf(':') < 0) {
                throw new ParameterException(line, "-o " + preference + ": expected NAME:VALUE");
            }
            if (!all.containsKey(name(preference))) {
                chosen.put(
                        name(preference),
                        preference.substring(preference.indexOf(':') + 1).strip());
            }
        }
        return chosen;
    }

    /** Says that commands other than {@code peel -r} always read streams thoroughly. */
    static void refuseOfStreams(CommandLine line, List<String> preferences) {
        for (String preference : preferences) {
            String name = name(preference);
            if (name.equals(OUT_OF_ORDER) || name.equals(CONTENT_FIRST)) {
                throw new ParameterException(
                        line,
                        "-o " + preference + ": peel -r only has this choice; "
                                + line.getCommandSpec().qualifiedName() + " always reads streams thoroughly");
            }
        }
    }

    private static String name(String preference) {
        return preference.substring(0, preference.indexOf(':')).strip();
    }

    private static boolean isTrue(String name, Map<String, Known> all, Map<String, String> chosen) {
        Known known = all.get(name);
        return TRUE.equals(chosen.getOrDefault(name, known == null ? "" : known.value));
    }

    private static void choose(
            CommandLine line, String preference, Map<String, Known> all, Map<String, String> chosen) {
        String name = name(preference);
        Known known = Objects.requireNonNull(all.get(name));
        String value = preference.substring(preference.indexOf(':') + 1).strip().toUpperCase(Locale.ROOT);
        if (!known.isFree && !known.value.equals(value)) {
            throw new ParameterException(line, "-o " + preference + ": peel only does " + name + ":" + known.value);
        }
        if (!value.equals(TRUE) && !value.equals("FALSE")) {
            throw new ParameterException(
                    line, "-o " + preference + ": expected " + name + ":TRUE or " + name + ":FALSE");
        }
        chosen.put(name, value);
    }

    private static Map<String, Known> read() {
        Map<String, Known> preferences = new TreeMap<>();
        try (InputStream stream = Objects.requireNonNull(Preferences.class.getResourceAsStream("preferences.tsv"))) {
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(row -> !row.startsWith("#"))
                    .map(row -> row.split("\t", -1))
                    .forEach(row -> preferences.put(row[0], new Known(row[1], row[2].equals("yes"))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return preferences;
    }
}
