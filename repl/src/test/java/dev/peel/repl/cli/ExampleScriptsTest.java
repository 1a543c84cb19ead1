package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the scripts that come with the project and compares what they print with files that were reviewed. */
class ExampleScriptsTest {
    private static final Path SCRIPTS = Path.of("..", "examples", "scripts");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "peel", "repl", "script", "golden");
    private static final String HEADER = "generated; update with: mvn -pl repl -am test -Dtest=ExampleScriptsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update\n";
    private static final Map<String, List<String>> CASES = Map.of(
            "slowest-servers", List.of("speculative-connection.pcap"),
            "old-versions", List.of("blocked-clients.pcap"),
            "resumption", List.of("tls12-resumed-ticket.pcap"),
            "expiring-certificates", List.of("blocked-clients.pcap", "--", "30"),
            "clients-by-ja3", List.of("blocked-clients.pcap"),
            "failures-by-subnet", List.of("blocked-clients.pcap"),
            "alpn-by-server", List.of("tls12-alpn-h2.pcap"),
            "post-quantum", List.of("tls13-full.pcap"),
            "largest-talkers", List.of("blocked-clients.pcap"));

    static Stream<String> cases() {
        return CASES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatWasReviewed(String name) throws IOException {
        List<String> words = CASES.get(name);
        String[] arguments = new String[words.size() + 2];
        arguments[0] = "run";
        arguments[1] = SCRIPTS.resolve(name + ".js").toString();
        for (int i = 0; i < words.size(); i++) {
            arguments[i + 2] = i == 0 ? RunningPeel.capture(words.get(i)) : words.get(i);
        }

        RunningPeel peel = RunningPeel.of(arguments);

        String printed = HEADER + "peel run " + name + ".js " + String.join(" ", words) + "\n\n" + peel.out();
        Path file = GOLDEN.resolve(name + ".txt");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, printed);
        }
        assertThat(peel.errors()).isEmpty();
        assertThat(peel.exitCode()).isZero();
        assertThat(printed).isEqualTo(Files.readString(file));
    }

    @Test
    void everyScriptIsTried() throws IOException {
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            assertThat(scripts.map(script -> script.getFileName().toString()).filter(name -> name.endsWith(".js")))
                    .allMatch(name -> CASES.containsKey(name.replace(".js", "")));
        }
    }
}
