package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameClockTest {
    private static final long SECOND = 1_700_000_000; // 2023-11-14 22:13:20 UTC

    /** The column of a frame that comes 2.000004 seconds after the first and 0.500003 after the one before. */
    private static String third(String form, int decimals) {
        FrameClock clock = new FrameClock(TimeForm.of(form).orElseThrow(), ZoneId.of("America/New_York"));
        clock.tick(SECOND, 123_456_789);
        clock.tick(SECOND + 1, 623_457_789);
        clock.tick(SECOND + 2, 123_460_789);
        return clock.column(decimals);
    }

    @ParameterizedTest
    @CsvSource({
        "r, 2.000004",
        "d, 0.500003",
        "dd, 0.500003",
        "e, 1700000002.123460",
        "a, 17:13:22.123460",
        "ad, 2023-11-14 17:13:22.123460",
        "adoy, 2023/318 17:13:22.123460",
        "u, 22:13:22.123460",
        "ud, 2023-11-14 22:13:22.123460",
        "udoy, 2023/318 22:13:22.123460"
    })
    void tellsTheTimeInEveryForm(String form, String text) {
        assertThat(third(form, 6)).isEqualTo(text);
    }

    @Test
    void cutsDecimalsOffAndDoesNotRound() {
        assertThat(third("e", 9)).isEqualTo("1700000002.123460789");
        assertThat(third("e", 3)).isEqualTo("1700000002.123");
        assertThat(third("e", 0)).isEqualTo("1700000002");
    }

    @Test
    void signsTimesBeforeTheFirst() {
        FrameClock clock = new FrameClock(TimeForm.RELATIVE, ZoneId.of("UTC"));
        clock.tick(SECOND, 0);
        clock.tick(SECOND - 1, 750_000_000);

        assertThat(clock.column(6)).isEqualTo("-0.250000");
    }

    @Test
    void tellsTimesThatNoCalendarHas() {
        FrameClock clock = new FrameClock(TimeForm.UTC_DATE, ZoneId.of("UTC"));
        for (long second : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
            clock.tick(second, Integer.MAX_VALUE);
            assertThat(clock.column(6)).isNotEmpty();
        }
    }

    @Test
    void formsAreNamedByTheirLetters() {
        assertThat(Arrays.stream(TimeForm.values()))
                .allSatisfy(form -> assertThat(TimeForm.of(form.letters())).contains(form));
        assertThat(TimeForm.of("x")).isEmpty();
    }
}
