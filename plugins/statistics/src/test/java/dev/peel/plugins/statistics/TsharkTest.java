package dev.peel.plugins.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.testkit.Tshark;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares statistics with the installed tshark's, over captures beside the project; skipped where either is missing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TsharkTest {
    /**
     * Judgements of which a few segments of some captures have others, which are compared cell by cell with the fields; and what peel says
     * in its own words.
     */
    private static final Pattern UNLIKE = Pattern.compile(" TCP  (Duplicate ACK|ACKed segment)| DNS  Records of type");

    private static final String[] EXACT = {
        "conv,eth",
        "conv,ip",
        "conv,ipv6",
        "conv,tcp",
        "conv,udp",
        "endpoints,eth",
        "endpoints,ip",
        "endpoints,ipv6",
        "endpoints,tcp",
        "endpoints,udp",
        "io,stat,0",
        "io,stat,0.25,eth,ip,udp",
        "io,stat,10,COUNT(ip.addr)ip.addr,SUM(udp.length)udp.length,AVG(ip.ttl)ip.ttl,MAX(ip.ttl)ip.ttl",
        "follow,tcp,ascii,0",
        "follow,tcp,hex,1",
        "follow,tcp,raw,2",
        "follow,tcp,yaml,3",
        "follow,udp,hex,0",
        "follow,udp,raw,1",
        "follow,udp,yaml,2",
    };
    private static final List<String> CAPTURES = List.of(
            "zeek/rdp/rdp-to-ssl.pcap",
            "mercury/test_data_test_decrypt.pcap",
            "ndpi/dnscrypt-v1-and-resolver-pings.pcap",
            "ndpi/tls_certificate_too_long.pcap",
            "filesamples/simple_http_sll2.pcap",
            "zeek/http/bro.org.pcap",
            "ndpi/tls_with_huge_ch.pcapng",
            "ndpi/bad-dns-traffic.pcap",
            "zeek/tls/ocsp-revoked.pcap",
            "mercury/unit_tests_pcaps_tls_sgt.pcap",
            "zeek/erspan.pcap");

    private final Path corpus = corpus();

    private static Path corpus() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = folder.getParent();
        }
        return folder.resolveSibling("shared").resolve("corpus");
    }

    @BeforeAll
    void bothAreThere() {
        assumeTrue(Files.isDirectory(corpus), "no captures beside the project: nothing to compare with");
        assumeTrue(Tshark.isPresent(), "tshark 4.0 is not installed: nothing to compare with");
    }

    static Stream<String> captures() {
        return CAPTURES.stream();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void tablesAndStreamsAreTheSame(String name) throws IOException {
        Path capture = corpus.resolve(name);
        String expected = tshark(capture, EXACT);

        // tshark tells the last first.
        String[] reversed = new String[EXACT.length];
        Arrays.setAll(reversed, i -> EXACT[EXACT.length - 1 - i]);

        assertThat(withoutNanoseconds(new StatisticRun().run(capture, reversed)))
                .isEqualTo(withoutNanoseconds(expected));
    }

    /** {@return the text with YAML's times rounded to microseconds, since tshark loses what is less on its way through a float} */
    private static String withoutNanoseconds(String text) {
        return Pattern.compile("timestamp: ([0-9.]+)")
                .matcher(text)
                .replaceAll(match -> "timestamp: "
                        + new BigDecimal(match.group(1))
                                .setScale(6, RoundingMode.HALF_UP)
                                .toPlainString());
    }

    /** Rows of protocols that peel has; what stands below those that it has not is data, or nothing. */
    @ParameterizedTest
    @MethodSource("captures")
    void theTreeOfProtocolsIsTheSameDownToTransport(String name) throws IOException {
        Path capture = corpus.resolve(name);
        Set<String> known = Set.of("eth", "ip", "ipv6", "tcp", "udp", "icmp", "icmpv6", "arp", "vlan", "gre", "erspan");

        assertThat(rows(new StatisticRun().run(capture, "io,phs"), known))
                .isEqualTo(rows(tshark(capture, "io,phs"), known));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filesamples/simple_http_sll2.pcap",
                "mercury/test_data_test_decrypt.pcap",
                "ndpi/dnscrypt-v1-and-resolver-pings.pcap",
                "ndpi/tls_with_huge_ch.pcapng",
                "ndpi/bad-dns-traffic.pcap",
                "zeek/tls/ocsp-revoked.pcap",
                "mercury/unit_tests_pcaps_tls_sgt.pcap",
                "ndpi/smtp-starttls.pcap",
                "ndpi/imaps.pcap",
                "ndpi/netease_games.pcapng",
                "ndpi/dns.pcap",
                "filesamples/simple_http_tzsp.pcapng",
                "illustrated-tls13/captures/capture.pcap"
            })
    void theTreeOfProtocolsIsTheSameWherePeelHasAllOfThem(String name) throws IOException {
        Path capture = corpus.resolve(name);

        assertThat(new StatisticRun().run(capture, "io,phs")).isEqualTo(tshark(capture, "io,phs"));
    }

    private static List<String> rows(String tree, Set<String> known) {
        List<String> path = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (String line : tree.lines().filter(row -> row.contains(" frames:")).toList()) {
            String name = line.strip().split(" ", 2)[0];
            int depth = line.indexOf(name) / 2;
            while (path.size() > depth) {
                path.remove(path.size() - 1);
            }
            path.add(name);
            if (known.containsAll(path)) {
                rows.add(line);
            }
        }
        return rows;
    }

    /** Of what peel notes, all is counted as tshark counts it but what {@link #UNLIKE} says. */
    @ParameterizedTest
    @MethodSource("captures")
    void expertItemsThatPeelNotesAreTsharks(String name) throws IOException {
        Path capture = corpus.resolve(name);
        Set<String> expected = new HashSet<>(tshark(capture, "expert").lines().toList());

        List<String> rows = new StatisticRun()
                .run(capture, "expert")
                .lines()
                .filter(line -> line.matches(" +\\d+ .*"))
                .filter(line -> !UNLIKE.matcher(line).find())
                .toList();

        assertThat(expected).containsAll(rows);
    }

    private static String tshark(Path capture, String... statistics) {
        List<String> arguments = new ArrayList<>(List.of("-n", "-q", "-r", capture.toString()));
        for (String statistic : statistics) {
            arguments.addAll(List.of("-z", statistic));
        }
        return Tshark.run(arguments);
    }
}
