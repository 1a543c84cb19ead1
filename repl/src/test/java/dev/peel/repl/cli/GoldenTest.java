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

/** Compares what is printed of the captures that come with the project with files that were reviewed. */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "peel", "repl", "cli", "golden");
    private static final String HEADER =
            "generated; update with: mvn -pl repl -am test -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dgolden.update\n";
    private static final Map<String, String> CASES = Map.ofEntries(
            Map.entry("summary", "-n -r tls12-full.pcap"),
            Map.entry("summary-ipv6", "-n -r tls13-full-ipv6.pcap"),
            Map.entry("summary-nanoseconds-with-date", "-n -t ud -r tls13-full-nanosecond.pcapng"),
            Map.entry("summary-delta", "-n -t d -r dns.pcap -c 4"),
            Map.entry("tree", "-n -V -r connection-refused.pcap"),
            Map.entry("tree-comment-and-interface", "-n -O frame -r tls13-full-nanosecond.pcapng -c 1"),
            Map.entry("tree-of-one-protocol", "-n -O tls -r tls13-full.pcap -c 8"),
            Map.entry("json", "-n -T json -r connection-refused.pcap"),
            Map.entry("json-with-bytes", "-n -T json -x -j tcp -r connection-refused.pcap -c 1"),
            Map.entry("json-of-fields", "-n -T json -e ip.addr -e tcp.flags.syn -r connection-refused.pcap"),
            Map.entry("json-of-one-protocol", "-n -T json -J tls -r tls13-full.pcap -c 6"),
            Map.entry("jsonraw", "-n -T jsonraw -j udp -r dns.pcap -c 1"),
            Map.entry("jsonl", "-n -T jsonl -r dns.pcap -c 2"),
            Map.entry("jsonl-of-one-protocol", "-n -T jsonl -j tls -r tls12-full.pcap"),
            Map.entry("ek", "-n -T ek -r dns.pcap -c 2"),
            Map.entry("ek-with-bytes", "-n -T ek -x -J tcp -r connection-refused.pcap -c 1"),
            Map.entry("ek-of-fields", "-n -T ek -e ip.addr -e tcp.flags.syn -r connection-refused.pcap"),
            Map.entry("pdml", "-n -T pdml -r http11.pcap -c 4"),
            Map.entry("pdml-of-one-protocol", "-n -T pdml -J tls -r tls12-full.pcap -c 6"),
            Map.entry("psml", "-n -T psml -r tls12-alert-handshake-failure.pcap"),
            Map.entry("tabs", "-n -T tabs -r tls12-full.pcap -c 4"),
            Map.entry("tree-of-dns", "-n -O dns,udp -r dns.pcap -c 4"),
            Map.entry("tree-of-http", "-n -O http,data-text-lines -r http11.pcap -c 12"),
            Map.entry("colors", "-n -V --color always -r connection-refused.pcap -P"),
            Map.entry("bytes", "-x -r connection-refused.pcap"),
            Map.entry("bytes-reassembled", "-x -r tls12-large-certificate-chain.pcap -c 10"),
            Map.entry("summary-tree-bytes", "-P -V -x -r connection-refused.pcap -c 1"),
            Map.entry(
                    "fields",
                    "-r tls12-full.pcap -T fields -E header=y -E separator=; -E quote=d -E aggregator=/s"
                            + " -e frame.number -e ip.addr -e tcp.port -e tcp.flags -e tls.handshake.type"),
            Map.entry(
                    "fields-of-columns",
                    "-r tls12-full.pcap -t ud -T fields -e _ws.col.No. -e _ws.col.Time -e _ws.col.Source"
                            + " -e _ws.col.Destination -e _ws.col.Protocol -e _ws.col.Length -e _ws.col.Info"),
            Map.entry("fields-first", "-r tls12-full.pcap -T fields -E occurrence=f -e tcp.port -c 2"),
            Map.entry("fields-last", "-r tls12-full.pcap -T fields -E occurrence=l -e tcp.port -c 2"));

    static Stream<String> cases() {
        return CASES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatWasReviewed(String name) throws IOException {
        RunningPeel peel = RunningPeel.of(arguments(CASES.get(name)));
        String printed = HEADER + "peel " + CASES.get(name) + "\n\n" + peel.out();
        Path file = GOLDEN.resolve(name + ".txt");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, printed);
        }

        assertThat(peel.errors()).isEmpty();
        assertThat(peel.exitCode()).isZero();
        assertThat(printed).isEqualTo(Files.readString(file));
    }

    @Test
    void noFileIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .toList();

            assertThat(names).containsExactlyInAnyOrderElementsOf(CASES.keySet());
        }
    }

    /** The words of {@code line}, with the place of the captures put before the file's name. */
    private static String[] arguments(String line) {
        String[] words = line.split(" ");
        for (int i = 1; i < words.length; i++) {
            if (words[i - 1].equals("-r")) {
                words[i] = RunningPeel.capture(words[i]);
            }
        }
        return words;
    }
}
