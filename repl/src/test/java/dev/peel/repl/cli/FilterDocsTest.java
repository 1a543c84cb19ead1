package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Registry;
import dev.peel.core.filter.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says of filters is so. */
class FilterDocsTest {
    private static final Path FILTERS = Path.of("..", "docs", "filters.md");
    private static final Pattern SESSION = Pattern.compile("```\\n\\$ \\./peel (.*)\\n((?:(?!```).*\\n)*)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern EXAMPLE = Pattern.compile("`([^`]*)`");

    private record Session(String arguments, String output) {}

    static Stream<Session> sessions() throws IOException {
        List<Session> sessions = new ArrayList<>();
        for (Path file : List.of(FILTERS, Path.of("..", "README.md"))) {
            Matcher matcher = SESSION.matcher(Files.readString(file));
            while (matcher.find()) {
                if (matcher.group(1).contains(" -Y ")) {
                    sessions.add(new Session(matcher.group(1), matcher.group(2)));
                }
            }
        }
        return sessions.stream();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void sessionsShowWhatPeelPrints(Session session) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(session.arguments());
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            words.add(word.startsWith("examples/") ? Path.of("..", word).toString() : word);
        }

        RunningPeel peel = RunningPeel.of(words.toArray(String[]::new));

        assertThat(peel.out() + peel.errors()).isEqualToNormalizingNewlines(session.output());
    }

    @Test
    void thereAreSessions() throws IOException {
        assertThat(sessions()).hasSize(3);
    }

    @Test
    void examplesAreFilters() throws IOException {
        Registry registry = Registry.load();
        String text = Files.readString(FILTERS);
        String examples = text.substring(text.indexOf("## What can be asked"), text.indexOf("**Functions**"));
        Matcher matcher = EXAMPLE.matcher(examples);
        int count = 0;
        while (matcher.find()) {
            String example = matcher.group(1).replace("\\|", "|");
            if (example.matches(".*[a-z]\\.[a-z].*")) {
                assertThat(Filter.compile(example, registry).fields())
                        .as(example)
                        .isNotEmpty();
                count++;
            }
        }
        assertThat(count).isGreaterThan(15);
    }
}
