package dev.peel.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
    private static final ApiVersion OURS = new ApiVersion(2, 3);

    @Test
    void runsWhatIsMadeForTheSameMajorAndNoLaterMinorVersion() {
        assertThat(OURS.runs(new ApiVersion(2, 0))).isTrue();
        assertThat(OURS.runs(OURS)).isTrue();
        assertThat(OURS.runs(new ApiVersion(2, 4))).isFalse();
        assertThat(OURS.runs(new ApiVersion(1, 0))).isFalse();
        assertThat(OURS.runs(new ApiVersion(3, 0))).isFalse();
    }

    @Test
    void readsVersionsWithAndWithoutPatch() {
        assertThat(ApiVersion.parse("2.3")).contains(OURS);
        assertThat(ApiVersion.parse(" 2.3.9 ")).contains(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "a.b", "2.3.", "99999999999.0"})
    void knowsWhatIsNoVersion(String text) {
        assertThat(ApiVersion.parse(text)).isEmpty();
    }
}
