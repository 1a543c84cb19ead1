package dev.peel.plugins.handshake.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What rules refer to is listed with its title in {@code rfc-sections.tsv}; a line there says that it was looked up in the RFC. */
class RfcSectionsTest {
    private static final Path SECTIONS = Path.of("src", "test", "resources", "rfc-sections.tsv");

    @Test
    void eachReferenceOfARuleIsOneThatWasLookedUp() throws IOException {
        List<String> used = Diagnosis.rules()
                .flatMap(rule -> rule.advice().rfc().stream())
                .distinct()
                .toList();
        List<String> lookedUp = rows().map(row -> "RFC " + row[0] + (row[1].equals("-") ? "" : " " + row[1]))
                .toList();

        assertThat(used).containsExactlyInAnyOrderElementsOf(lookedUp);
    }

    @Test
    void eachReferenceHasATitle() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(row).hasSize(3).doesNotContain(""));
    }

    private static Stream<String[]> rows() throws IOException {
        return Files.readAllLines(SECTIONS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"));
    }
}
