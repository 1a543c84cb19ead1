package dev.peel.dissectors.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Captures and what tshark 4.0.17 printed for them, in the folder {@code shared} beside the project, if there is one. */
final class Oracle {
    private final Path root;
    private final List<String> fields;

    private Oracle(Path root) {
        this.root = root;
        this.fields = lines(root.resolve("oracle/FIELDS.txt"));
    }

    /** {@return the folder beside the project's root, whichever module the tests run in} */
    static Path folder() {
        Path project = Path.of("").toAbsolutePath();
        while (project.getParent() != null && !Files.exists(project.resolve("CONTRIBUTING.md"))) {
            project = project.getParent();
        }
        return project.resolveSibling("shared");
    }

    static boolean isPresent() {
        return Files.exists(folder().resolve("oracle/FIELDS.txt"));
    }

    static Oracle open() {
        return new Oracle(folder());
    }

    /** {@return the names of the captures, relative to the corpus} */
    List<String> captures() {
        return lines(root.resolve("corpus/MANIFEST.tsv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('\t')))
                .filter(name -> Files.exists(answers(name)))
                .toList();
    }

    Path capture(String name) {
        return root.resolve("corpus").resolve(name);
    }

    /** {@return the fields that the engine must print first} */
    List<String> engineFields() {
        return lines(root.resolve("oracle/FIELDS-engine.txt"));
    }

    /** {@return the fields that tshark was asked for whose names {@code wanted} finds} */
    List<String> fields(Pattern wanted) {
        return fields.stream().filter(name -> wanted.matcher(name).find()).toList();
    }

    /** {@return what tshark printed for {@code names}, by frame number; a missing value is empty} */
    Map<Integer, String[]> rows(String capture, List<String> names) {
        int[] columns = names.stream().mapToInt(fields::indexOf).toArray();
        Map<Integer, String[]> rows = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(answers(capture))), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split("\t", -1);
                if (!cells[0].isEmpty() && cells[0].chars().allMatch(Character::isDigit)) {
                    String[] row = new String[columns.length];
                    for (int i = 0; i < columns.length; i++) {
                        row[i] = columns[i] >= 0 && columns[i] < cells.length ? cells[columns[i]] : "";
                    }
                    rows.put(Integer.valueOf(cells[0]), row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private Path answers(String capture) {
        return root.resolve("oracle/fields").resolve(capture + ".tsv.gz");
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
