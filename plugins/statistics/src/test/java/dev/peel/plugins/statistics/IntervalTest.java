package dev.peel.plugins.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    private static final long SECOND = 1_000_000_000; // nanoseconds

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.000",
        "1499, 6, 0.000001",
        "1500, 6, 0.000002",
        "999999999, 3, 1.000",
        "-1500000000, 1, -1.5",
        "41000000000, 0, 41",
    })
    void timesAreRounded(long nanoseconds, int decimals, String text) {
        assertThat(IntervalScale.text(nanoseconds, decimals)).isEqualTo(decimals == 0 && nanoseconds == 0 ? "0" : text);
    }

    @Test
    void theLastIntervalOfWholeSecondsEndsWithTheCapture() {
        IntervalScale scale = new IntervalScale(SECOND, 0, 12 * SECOND + SECOND / 2, false);

        assertThat(scale.range(3, false)).isEqualTo(" 3 <>  4");
        assertThat(scale.range(12, true)).isEqualTo("12 <> Dur");
        assertThat(scale.durationText()).isEqualTo("12.500000");
    }

    @Test
    void anIntervalBeyondTheCaptureIsAsLongAsIt() {
        IntervalScale scale = new IntervalScale(100 * SECOND, 0, 12 * SECOND + SECOND / 2, true);

        assertThat(scale.range(0, true)).isEqualTo(" 0.0 <> 12.5");
    }

    @Test
    void valuesOfRowsCanBeMerged() {
        IntervalValues values = new IntervalValues();
        values.addFrame(0, 10);
        values.addValue(0, 5);
        values.addFrame(1, 20);
        values.addValue(1, -3);
        values.addValue(1, 8);

        values.merge(1, 0);

        assertThat(values.frames(0)).isEqualTo(2);
        assertThat(values.bytes(0)).isEqualTo(30);
        assertThat(values.least(0)).isEqualTo(-3);
        assertThat(values.greatest(0)).isEqualTo(8);
        assertThat(values.mean(0)).isEqualTo(3);
        assertThat(values.frames(1)).isZero();
    }

    @Test
    void keepsNoMoreRowsThanItsLimitAndSaysSo() {
        StatisticRun run = new StatisticRun(Limits.DEFAULT.with(Limit.STATISTIC_ROWS, 3));

        String text = run.run(StatisticRun.SAMPLES.resolve("dns.pcap"), "io,stat,0.001");

        assertThat(text.lines().filter(line -> line.contains("<>"))).hasSizeLessThanOrEqualTo(3);
        assertThat(run.warnings()).singleElement().asString().startsWith("limit statistic-rows (3) was reached ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io,stat -> expected an interval in seconds",
                "io,stat,x -> expected an interval in seconds",
                "io,stat,1,SUM(tcp.len -> the closing parenthesis is missing",
                "io,stat,1,SUM()tcp -> expected SUM(FIELD), such as SUM(frame.len)",
                "io,stat,1,FRAMES(tcp)tcp -> expected FRAMES()",
                "io,stat,1,SUM(tcp.lem)tcp -> there is no field tcp.lem; did you mean tcp.len?",
                "io,stat,1,SUM(ip.src)ip -> expected a field whose values are numbers or spans of time",
                "io,stat,1,LOAD(tcp.len)tcp -> expected a span of time",
            })
    void saysWhatIsWrongInOneLine(String line) {
        String[] parts = line.split(" -> ", 2);

        assertThatThrownBy(() -> new StatisticRun().begin(parts[0]))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(parts[1]);
    }
}
