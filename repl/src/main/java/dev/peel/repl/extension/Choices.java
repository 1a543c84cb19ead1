package dev.peel.repl.extension;

import dev.peel.core.dissect.DecodeAs;
import dev.peel.core.dissect.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the user has chosen: which protocols are where, and dissectors' preferences. Immutable.
 *
 * <p>A choice may be about a plugin that is not there at the moment; it is kept, and has no effect meanwhile.
 *
 * @param rules which protocols are where; of two about the same value the last one counts
 * @param preferences values, as they are typed, by name
 */
public record Choices(List<DecodeAs> rules, Map<String, String> preferences) {
    /** Nothing was chosen. */
    public static final Choices NONE = new Choices(List.of(), Map.of());

    private static final String RULES = "decode_as";
    private static final String PREFERENCES = "preferences";

    /** Copies both. */
    public Choices {
        rules = List.copyOf(rules);
        preferences = Map.copyOf(preferences);
    }

    /** {@return these choices with other {@code newRules}} */
    public Choices with(List<DecodeAs> newRules) {
        return new Choices(newRules, preferences);
    }

    /** {@return these choices and the preference {@code name}} */
    public Choices with(String name, String value) {
        Map<String, String> all = new TreeMap<>(preferences);
        all.put(name, value);
        return new Choices(rules, all);
    }

    /**
     * {@return {@code registry} with all of these choices that it knows}
     *
     * @param warnings is told of each that it does not know, a line
     */
    public Registry applied(Registry registry, Consumer<String> warnings) {
        try {
            Registry bound = rules.isEmpty() ? registry : registry.with(rules);
            return preferences.isEmpty() ? bound : bound.preferring(preferences);
        } catch (IllegalArgumentException unknown) {
            return appliedOneByOne(registry, warnings);
        }
    }

    private Registry appliedOneByOne(Registry registry, Consumer<String> warnings) {
        Registry changed = registry;
        List<DecodeAs> known = new ArrayList<>();
        for (DecodeAs rule : rules) {
            known.add(rule);
            try {
                changed = changed.with(known);
            } catch (IllegalArgumentException unknown) {
                known.remove(known.size() - 1);
                warnings.accept("decode as " + rule + " has no effect: " + unknown.getMessage());
            }
        }
        Map<String, String> preferred = new TreeMap<>();
        for (Map.Entry<String, String> preference : new TreeMap<>(preferences).entrySet()) {
            preferred.put(preference.getKey(), preference.getValue());
            try {
                changed = changed.preferring(preferred);
            } catch (IllegalArgumentException unknown) {
                preferred.remove(preference.getKey());
                warnings.accept("preference " + preference.getKey() + " has no effect: " + unknown.getMessage());
            }
        }
        return changed;
    }

    /**
     * {@return the choices that were saved in {@code folder}; none where nothing was}
     *
     * @param warnings is told of lines that cannot be read
     */
    static Choices saved(Path folder, Consumer<String> warnings) {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        List<DecodeAs> rules = new ArrayList<>();
        for (String line : lines(folder.resolve(RULES), warnings)) {
            DecodeAs.parse(line)
                    .ifPresentOrElse(
                            rules::add,
                            () -> warnings.accept(
                                    folder.resolve(RULES) + ": \"" + line + "\": expected TABLE==VALUE,PROTOCOL"));
        }
        Map<String, String> preferences = new TreeMap<>();
        for (String line : lines(folder.resolve(PREFERENCES), warnings)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                warnings.accept(folder.resolve(PREFERENCES) + ": \"" + line + "\": expected NAME: VALUE");
            } else {
                preferences.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return new Choices(rules, preferences);
    }

    private static List<String> lines(Path file, Consumer<String> warnings) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failed) {
            warnings.accept(file + ": cannot be read: " + failed.getMessage());
            return List.of();
        }
    }

    /** Saves which protocols are where in {@code folder}, for later runs. */
    Path saveRules(Path folder) throws IOException {
        return save(folder, RULES, rules.stream().map(DecodeAs::toString).toList());
    }

    /** Saves the preferences in {@code folder}, for later runs. */
    Path savePreferences(Path folder) throws IOException {
        return save(
                folder,
                PREFERENCES,
                new TreeMap<>(preferences)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .toList());
    }

    private static Path save(Path folder, String name, List<String> lines) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve(name), lines);
    }
}
