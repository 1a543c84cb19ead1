package dev.peel.dissectors.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void takesYearsFromFiftyOnForThoseOfTheLastCentury() {
        assertThat(Times.instant("500101000000Z", true)).isEqualTo(Instant.parse("1950-01-01T00:00:00Z"));
        assertThat(Times.instant("491231235959Z", true)).isEqualTo(Instant.parse("2049-12-31T23:59:59Z"));
        assertThat(Times.utcText("700101000000Z")).isEqualTo("1970-01-01 00:00:00 (UTC)");
    }

    @Test
    void readsWhatRfc5280DoesNotAllow() {
        assertThat(Times.instant("2601010203Z", true)).isEqualTo(Instant.parse("2026-01-01T02:03:00Z"));
        assertThat(Times.instant("260101020304+0100", true)).isEqualTo(Instant.parse("2026-01-01T01:03:04Z"));
        assertThat(Times.instant("20680721123334.5Z", false)).isEqualTo(Instant.parse("2068-07-21T12:33:34Z"));
    }

    @Test
    void knowsWhatIsNoTime() {
        assertThat(Times.instant("260230000000Z", true)).isNull();
        assertThat(Times.instant("26", true)).isNull();
        assertThat(Times.instant("", false)).isNull();
        assertThat(Times.instant("20260101000000+9900", false)).isNull();
        assertThat(Times.utcText("soon")).isEqualTo("soon");
    }
}
