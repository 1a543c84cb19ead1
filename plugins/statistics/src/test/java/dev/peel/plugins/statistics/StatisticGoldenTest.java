package dev.peel.plugins.statistics;

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

/** Compares what statistics tell of the captures that come with the project with files that were reviewed. */
class StatisticGoldenTest {
    private static final Path GOLDEN =
            Path.of("src", "test", "resources", "dev", "peel", "plugins", "statistics", "golden");
    private static final String HEADER = "generated; update with: mvn -pl plugins/statistics -am test"
            + " -Dtest=StatisticGoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update\n";
    /** Stands for what Git would take for the end of a line. */
    private static final String CARRIAGE_RETURN = "\u240d";

    private static final Map<String, String> CASES = Map.ofEntries(
            Map.entry("conversations-tcp", "tls12-resumed-ticket.pcap conv,tcp"),
            Map.entry("conversations-udp", "dns.pcap conv,udp"),
            Map.entry("conversations-ip-and-eth", "dns.pcap conv,ip conv,eth"),
            Map.entry("conversations-ipv6", "tls13-full-ipv6.pcap conv,ipv6 conv,tcp"),
            Map.entry("conversations-filtered", "dns.pcap conv,udp,dns.resp.name"),
            Map.entry("endpoints", "tls13-full-ipv6.pcap endpoints,eth endpoints,ip endpoints,ipv6 endpoints,tcp"),
            Map.entry("endpoints-udp", "dns.pcap endpoints,udp"),
            Map.entry("hierarchy", "dns.pcap io,phs"),
            Map.entry("hierarchy-with-comment", "tls13-full-nanosecond.pcapng io,phs io,phs,tls"),
            Map.entry("hierarchy-reassembled", "tls12-large-certificate-chain.pcap io,phs"),
            Map.entry("intervals", "dns.pcap io,stat,0.01"),
            Map.entry("intervals-whole", "dns.pcap io,stat,0 io,stat,1,udp,tcp"),
            Map.entry(
                    "intervals-calculated",
                    "dns.pcap io,stat,0.005,FRAMES()udp,BYTES()tcp,COUNT(dns.qry.name)dns,SUM(udp.length)udp,"
                            + "MIN(udp.length)udp,MAX(udp.length)udp,AVG(udp.length)udp,"
                            + "MAX(frame.time_delta)frame,LOAD(frame.time_delta)frame"),
            Map.entry("follow-ascii", "http11.pcap follow,tcp,ascii,0"),
            Map.entry("follow-ebcdic", "http11.pcap follow,tcp,ebcdic,0,1"),
            Map.entry("follow-hex", "tls12-alert-handshake-failure.pcap follow,tcp,hex,0"),
            Map.entry("follow-raw-by-address", "tls13-full-ipv6.pcap follow,tcp,raw,[::1]:40151,[::1]:443,2-3"),
            Map.entry("follow-yaml", "dns.pcap follow,udp,yaml,0"),
            Map.entry("follow-nothing", "dns.pcap follow,udp,ascii,99 follow,udp,yaml,99"),
            Map.entry("expert", "tls13-full-nanosecond.pcapng expert expert,error"));

    static Stream<String> cases() {
        return CASES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsWhatWasReviewed(String name) throws IOException {
        String[] words = CASES.get(name).split(" ");
        String[] statistics = List.of(words).subList(1, words.length).toArray(String[]::new);
        String printed = HEADER + CASES.get(name) + "\n"
                + StatisticRun.of(words[0], statistics).replace("\r", CARRIAGE_RETURN);
        Path file = GOLDEN.resolve(name + ".txt");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, printed);
        }

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
}
