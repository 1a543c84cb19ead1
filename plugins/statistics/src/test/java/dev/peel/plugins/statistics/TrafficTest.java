package dev.peel.plugins.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import org.junit.jupiter.api.Test;
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
    void expertItemsHaveNoMoreKindsThanTheirLimit() {
        StatisticRun run = new StatisticRun(Limits.DEFAULT.with(Limit.STATISTIC_ROWS, 1));

        run.run(StatisticRun.SAMPLES.resolve("tls13-full-nanosecond.pcapng"), "expert");

        assertThat(run.warnings()).hasSizeLessThanOrEqualTo(1);
    }
}
