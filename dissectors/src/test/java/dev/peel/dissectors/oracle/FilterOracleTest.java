package dev.peel.dissectors.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.dissect.Registry;
import dev.peel.core.filter.Filter;
import dev.peel.core.filter.FilterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compares for which frames filters hold with tshark's answers: over our sample captures always, over the captures beside the project
 * where these are.
 *
 * <p>{@code -Doracle.filters=REGEX} prints all differences of the filters that it finds.
 */
class FilterOracleTest {
    private static final Path OWN = Path.of("src/test/resources/dev/peel/dissectors/oracle");
    private static final Path SAMPLES = Path.of("../examples/captures");
    /** A protocol of tshark's, a byte of peel's. */
    private static final Pattern OTHERWISE_MEANT = Pattern.compile("\\bff\\b");
    /** What peel accepts beyond tshark: what Wireshark has since, and columns. */
    private static final Set<String> ACCEPTED =
            Set.of("tcp xor tls", "tcp ^^ http", "tcp.port == 0o120", "_ws.col.protocol == \"TLSv1.2\"");
    /** Percent of filters and captures that agree; the rest is dissected otherwise, see docs/differences.md. */
    private static final double LEAST = 99.3;

    private final Registry registry = Registry.load();
    private final FilterAnswers answers = new FilterAnswers(registry);

    @Test
    void filtersHoldForTheSameFramesOfOurCaptures() throws IOException {
        Map<String, List<String>> differences =
                differences(FilterOracle.accepted(OWN.resolve("filters.jsonl")), SAMPLES);

        assertThat(differences).as("filters with other frames than tshark's").isEmpty();
    }

    @Test
    void filtersThatAreNoneAreRejectedWithAPlace() {
        for (String filter : FilterOracle.rejected(OWN.resolve("rejected.jsonl"))) {
            assertRejected(filter);
        }
    }

    @Test
    void filtersHoldForTheSameFramesOfTheCapturesBesideTheProject() throws IOException {
        Path file = Oracle.folder().resolve("oracle/filters.jsonl.gz");
        assumeTrue(Files.exists(file), "no captures beside the project: nothing to compare with");
        Map<String, Map<String, List<Integer>>> oracle = FilterOracle.accepted(file);

        Map<String, List<String>> differences =
                differences(oracle, Oracle.folder().resolve("corpus"));

        long all = oracle.values().stream().mapToLong(Map::size).sum();
        long different = differences.values().stream().mapToLong(List::size).sum();
        assertThat(100.0 * (all - different) / all)
                .as("percent of %d answers; all differences: %s", all, report(differences))
                .isGreaterThanOrEqualTo(LEAST);
    }

    @Test
    void filtersThatAreNoneForTsharkAreRejectedWithAPlace() {
        Path file = Oracle.folder().resolve("oracle/FILTERS_REJECTED.jsonl");
        assumeTrue(Files.exists(file), "no filters beside the project: nothing to compare with");
        for (String filter : FilterOracle.rejected(file)) {
            if (ACCEPTED.contains(filter)) {
                Filter.compile(filter, registry);
            } else {
                assertRejected(filter);
            }
        }
    }

    private void assertRejected(String filter) {
        try {
            Filter.compile(filter, registry);
        } catch (FilterException wrong) {
            assertThat(wrong.position()).as(filter).isBetween(0, filter.length());
            assertThat(wrong.reason()).as(filter).isNotBlank();
            return;
        }
        fail("accepted: " + filter);
    }

    /** {@return where the frames differ, by filter} */
    private Map<String, List<String>> differences(Map<String, Map<String, List<Integer>>> oracle, Path folder)
            throws IOException {
        Map<String, List<String>> differences = new TreeMap<>();
        for (Map.Entry<String, Map<String, List<Integer>>> capture : oracle.entrySet()) {
            Map<String, List<Integer>> expected = capture.getValue();
            Map<String, List<Integer>> actual =
                    answers.of(folder.resolve(capture.getKey()), compile(expected.keySet()));
            actual.forEach((filter, frames) -> {
                if (!frames.equals(expected.get(filter))) {
                    differences
                            .computeIfAbsent(filter, key -> new ArrayList<>())
                            .add(capture.getKey() + ": peel only " + without(frames, expected.get(filter))
                                    + ", tshark only " + without(expected.get(filter), frames));
                }
            });
        }
        String shown = System.getProperty("oracle.filters");
        if (shown != null) {
            Pattern wanted = Pattern.compile(shown);
            differences.keySet().removeIf(filter -> !wanted.matcher(filter).find());
            System.out.println(report(differences));
        }
        return differences;
    }

    private static List<Integer> without(List<Integer> frames, List<Integer> others) {
        Set<Integer> left = new TreeSet<>(frames);
        others.forEach(left::remove);
        return List.copyOf(left);
    }

    /** The filters that mean the same; each is also printed and compiled again. */
    private List<Filter> compile(Set<String> texts) {
        List<Filter> filters = new ArrayList<>();
        for (String text : texts) {
            if (!OTHERWISE_MEANT.matcher(text).find()) {
                Filter.compile(Filter.compile(text, registry).toString(), registry);
                filters.add(Filter.compile(text, registry));
            }
        }
        return filters;
    }

    private static String report(Map<String, List<String>> differences) {
        StringBuilder text = new StringBuilder();
        differences.forEach((filter, where) -> {
            text.append('\n').append(where.size()).append(" x ").append(filter);
            where.forEach(each -> text.append("\n    ").append(each, 0, Math.min(300, each.length())));
        });
        return text.toString();
    }
}
