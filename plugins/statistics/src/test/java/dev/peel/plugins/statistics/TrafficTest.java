package dev.peel.plugins.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {
    private static Endpoint endpoint(long address, int port) {
        Endpoint endpoint = new Endpoint();
        endpoint.address(Endpoint.Family.IPV4, address);
        endpoint.port(port);
        return endpoint;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "9999, 9999 bytes",
        "10000, 10 kB",
        "9999999, 9999 kB",
        "10000000, 10 MB",
        "3334567890, 3334 MB"
    })
    void sizesHaveUpToFourDigits(long bytes, String text) {
        assertThat(TrafficText.size(bytes)).isEqualTo(text);
    }

    @Test
    void bothDirectionsAreOneRow() {
        TrafficTable table = new TrafficTable(10);

        Traffic row = table.find(endpoint(1, 2), endpoint(3, 4), 0);

        assertThat(table.find(endpoint(3, 4), endpoint(1, 2), 0)).isSameAs(row);
        assertThat(table.find(endpoint(3, 2), endpoint(1, 4), 0)).isNotSameAs(row);
        assertThat(table.find(endpoint(1, 2), endpoint(3, 4), 1)).isNotSameAs(row);
    }

    @Test
    void findsRowsAmongMany() {
        TrafficTable table = new TrafficTable(100_000);
        for (int i = 0; i < 50_000; i++) {
            Traffic row = table.find(endpoint(i, 1), endpoint(0x0a000001, 2), 0);
            assertThat(row).isNotNull();
            row.add(0, i, i);
        }

        Traffic row = table.find(endpoint(0x0a000001, 2), endpoint(40_000, 1), 0);

        assertThat(row).isNotNull();
        assertThat(row.totalBytes()).isEqualTo(40_000);
        assertThat(table.sorted()).hasSize(50_000);
    }

    @Test
    void keepsNoMoreRowsThanItsLimitAndSaysSo() {
        StatisticRun run = new StatisticRun(Limits.DEFAULT.with(Limit.STATISTIC_ROWS, 1));

        String text = run.run(StatisticRun.SAMPLES.resolve("dns.pcap"), "endpoints,udp");

        assertThat(text.lines().filter(line -> line.startsWith("127."))).hasSize(1);
        assertThat(run.warnings()).singleElement().asString().startsWith("limit statistic-rows (1) was reached ");
    }

    @Test
    void theTreeOfProtocolsHasNoMoreNodesThanItsLimit() {
        StatisticRun run = new StatisticRun(Limits.DEFAULT.with(Limit.STATISTIC_ROWS, 2));

        String text = run.run(StatisticRun.SAMPLES.resolve("dns.pcap"), "io,phs");

        assertThat(text.lines().filter(line -> line.contains(" frames:"))).hasSize(2);
        assertThat(run.warnings()).hasSize(1);
    }

    @Test
    void expertItemsHaveNoMoreKindsThanTheirLimit(@TempDir Path folder) throws IOException {
        // A DNS message that ends within a name, and two TCP headers that are too short.
        byte[] capture = HexFormat.of().parseHex("""
                d4c3b2a1020004000000000000000000ffff000001000000
                e8030000000000003900000039000000
                00000000000000000000000008004500002b00010000401100000a0000010a00
                00020035003500280000000101000005000000000000056162
                e8030000a08601002800000028000000
                00000000000000000000000008004500002800010000400600000a0000010a00
                000204d2162e0000
                e8030000400d03002700000027000000
                00000000000000000000000008004500001900010000400600000a0000010a00
                00020000000000
                """.replaceAll("\\s", ""));
        Path file = Files.write(folder.resolve("malformed.pcap"), capture);
        StatisticRun run = new StatisticRun(Limits.DEFAULT.with(Limit.STATISTIC_ROWS, 1));

        String all = new StatisticRun().run(file, "expert");
        String one = run.run(file, "expert");

        assertThat(all).contains("DNS  Malformed Packet", "TCP  Malformed Packet");
        assertThat(one).contains("DNS  Malformed Packet").doesNotContain("TCP  Malformed Packet");
        assertThat(run.warnings()).singleElement().asString().startsWith("limit statistic-rows (1) was reached ");
    }
}
