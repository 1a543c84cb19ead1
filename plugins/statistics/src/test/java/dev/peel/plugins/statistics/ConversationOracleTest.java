package dev.peel.plugins.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Compares the conversations of TCP with those that tshark 4.0.17 told of the captures beside the project; skipped where these are not.
 *
 * <p>{@code -Dconversations.show} prints the differences.
 */
class ConversationOracleTest {
    private static final String ENDING = ".conv.txt.gz";
    /** Percent of rows that must be equal, of those that either tells. */
    private static final double LEAST = 99.5;

    private final List<String> differences = new ArrayList<>();
    private long equal;
    private long all;

    @Test
    void conversationsAreTsharks() throws IOException {
        Path shared = shared();
        Path answers = shared.resolve("oracle/conv");
        assumeTrue(Files.isDirectory(answers), "no captures beside the project: nothing to compare with");
        List<String> names;
        try (Stream<Path> files = Files.walk(answers)) {
            names = files.map(file -> answers.relativize(file).toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> Files.exists(shared.resolve("corpus").resolve(name)))
                    .sorted()
                    .toList();
        }

        names.forEach(name -> compare(name, shared.resolve("corpus").resolve(name), answers.resolve(name + ENDING)));

        if (System.getProperty("conversations.show") != null) {
            differences.forEach(System.out::println);
            System.out.printf("%d of %d rows are equal, in %d captures%n", equal, all, names.size());
        }
        assertThat(100.0 * equal / all)
                .as("percent of equal rows, %d of %d; different:%n%s", equal, all, String.join("\n", differences))
                .isGreaterThan(LEAST);
    }

    private static Path shared() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = folder.getParent();
        }
        return folder.resolveSibling("shared");
    }

    private void compare(String name, Path capture, Path answer) {
        List<String> expected;
        try (var stream = new GZIPInputStream(Files.newInputStream(answer))) {
            expected = rows(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Map<String, Integer> missing = new HashMap<>();
        expected.forEach(row -> missing.merge(row, 1, Integer::sum));
        List<String> extra = new ArrayList<>();
        for (String row : rows(new StatisticRun().run(capture, "conv,tcp"))) {
            if (missing.getOrDefault(row, 0) > 0) {
                missing.merge(row, -1, Integer::sum);
                equal++;
            } else {
                extra.add(row);
            }
        }
        missing.forEach((row, count) -> {
            for (int i = 0; i < count; i++) {
                differences.add(name + ": tshark " + row);
            }
        });
        extra.forEach(row -> differences.add(name + ": peel   " + row));
        all += Math.max(expected.size(), expected.size() - sum(missing) + extra.size());
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<String> rows(String table) {
        Predicate<String> isRow = line -> line.contains("<->");
        return table.lines().filter(isRow).toList();
    }
}
