package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticOptionsTest {
    private static final String CAPTURE = RunningPeel.capture("dns.pcap");

    @Test
    void tellsStatisticsBehindThePacketsTheLastFirst() {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-c", "2", "-z", "conv,udp", "-z", "io,phs");

        assertThat(peel.errors()).isEmpty();
        assertThat(peel.exitCode()).isZero();
        assertThat(peel.out().lines().limit(2)).allMatch(line -> line.contains("Standard query"));
        assertThat(peel.out().indexOf("Protocol Hierarchy"))
                .isPositive()
                .isLessThan(peel.out().indexOf("UDP Conversations"));
        assertThat(peel.out()).contains("dns                                frames:2 bytes:186");
    }

    @Test
    void quietLeavesOutThePackets() {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-q", "-z", "endpoints,udp");

        assertThat(peel.out()).startsWith("====").doesNotContain("Standard query");
    }

    @Test
    void theTreeIsPrintedBesideStatistics() {
        RunningPeel alone = RunningPeel.of("-r", CAPTURE, "-V");
        RunningPeel both = RunningPeel.of("-r", CAPTURE, "-V", "-z", "conv,tcp");

        assertThat(both.out()).startsWith(alone.out()).endsWith("=\n");
    }

    @Test
    void theSummaryIsTheSameBesideStatistics() {
        RunningPeel alone = RunningPeel.of("-r", CAPTURE);
        RunningPeel both = RunningPeel.of("-r", CAPTURE, "-z", "expert", "-z", "io,phs", "-z", "follow,tcp,hex,0");

        assertThat(both.out()).startsWith(alone.out());
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        String[] line = {"-r", CAPTURE, "-q", "-z", "conv,udp", "-z", "follow,udp,yaml,1", "--threads", "1"};
        RunningPeel one = RunningPeel.of(line);
        line[line.length - 1] = "3";

        assertThat(RunningPeel.of(line)).isEqualTo(one);
    }

    @Test
    void helpListsAll() {
        RunningPeel peel = RunningPeel.of("-z", "help");

        assertThat(peel.exitCode()).isZero();
        assertThat(peel.out())
                .contains("     conv,tcp", "     endpoints,ipv6", "     expert", "     follow,udp,", "io,stat");
    }

    @Test
    void filtersOfStatisticsAreDisplayFilters() {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-q", "-z", "io,phs,dns.flags.response == 1");

        assertThat(peel.exitCode()).isZero();
        assertThat(peel.out()).contains("Filter: dns.flags.response == 1").containsPattern("dns +frames:[1-9]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv,tpc -> -z conv,tpc: there is no such statistic; did you mean conv,tcp?",
                "endpoint,ip -> -z endpoint,ip: there is no such statistic; did you mean endpoints,ip?",
                "rubbishofallkinds -> -z rubbishofallkinds: there is no such statistic; -z help lists all",
                "conv,tcp,tpc -> -z conv,tcp,tpc: filter: no field or protocol is called tpc; did you mean tcp?",
                "follow,tcp,hex -> -z follow,tcp,hex: expected the number of a stream",
            })
    void saysWhatIsWrongInOneLine(String line) {
        String[] parts = line.split(" -> ", 2);

        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-q", "-z", parts[0]);

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.out()).isEmpty();
        assertThat(peel.errors().lines()).hasSize(1);
        assertThat(peel.errors()).startsWith("peel: " + parts[1]);
    }

    @Test
    void aLimitThatIsReachedIsSaid() {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-q", "-z", "conv,udp", "--limit", "statistic-rows=1");

        assertThat(peel.errors())
                .contains("limit statistic-rows (1) was reached", "--limit statistic-rows=N changes it");
    }
}
