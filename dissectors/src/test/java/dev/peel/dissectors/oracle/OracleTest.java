package dev.peel.dissectors.oracle;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.dissect.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares peel with tshark over the captures beside the project; skipped where these are not.
 *
 * <p>To look into one protocol: {@code mvn -pl dissectors -am test -Dtest=OracleTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Doracle.captures=REGEX -Doracle.fields=REGEX}, which prints the differences; {@code -Doracle.differences=FILE} writes every one.
 */
class OracleTest {
    /** Percent of cells that must agree. */
    private static final Map<String, Double> LEAST = Map.ofEntries(
            entry("frame", 99.8),
            entry("eth", 99.8),
            entry("vlan", 99.8),
            entry("sll", 99.8),
            entry("arp", 99.8),
            entry("ip", 99.8),
            entry("ipv6", 99.8),
            entry("icmp", 99.8),
            entry("icmpv6", 99.8),
            entry("udp", 99.8),
            entry("tcp", 99.5),
            entry(Agreement.ANALYSIS, 99.5),
            entry("tls", 99.5),
            entry("x509af", 98.0),
            entry("x509ce", 98.0),
            entry("x509sat", 98.0),
            entry("dns", 98.0),
            entry("http", 98.0),
            entry(Agreement.PROTOCOLS, 99.3));

    /** What is compared beside the fields of FIELDS-engine.txt. */
    private static final Pattern FURTHER =
            Pattern.compile("^x509|^tls\\.handshake\\.ja3|^tcp\\.analysis\\.|^tcp\\.completeness$");

    @Test
    void fieldsAgreeWithTsharks() throws IOException {
        assumeTrue(Oracle.isPresent(), "no captures beside the project: nothing to compare with");
        Oracle oracle = Oracle.open();
        Registry registry = Registry.load();
        Pattern captures = Pattern.compile(System.getProperty("oracle.captures", ".*"));
        Pattern wanted = Pattern.compile(System.getProperty("oracle.fields", ".*"));
        List<String> names = Stream.of(oracle.engineFields(), List.of(Agreement.PROTOCOLS), oracle.fields(FURTHER))
                .flatMap(List::stream)
                .filter(name ->
                        name.equals("frame.number") || wanted.matcher(name).find())
                .filter(name -> !registry.fields(name).isEmpty())
                .toList();

        Agreement agreement = new Agreement(names);
        oracle.captures().stream()
                .filter(name -> captures.matcher(name).find())
                .forEach(name -> agreement.add(oracle, name));

        if (System.getProperty("oracle.fields") != null || System.getProperty("oracle.captures") != null) {
            System.out.println(agreement.report());
        }
        if (System.getProperty("oracle.differences") != null) {
            Files.writeString(Path.of(System.getProperty("oracle.differences")), agreement.differences());
        }
        assertThat(agreement.failures()).isEmpty();
        Map<String, Double> percent = agreement.byProtocol();
        LEAST.forEach((protocol, least) -> assertThat(percent.getOrDefault(protocol, 100.0))
                .as("percent of %s's cells; all differences:%n%s", protocol, agreement.report())
                .isGreaterThanOrEqualTo(least));
    }
}
