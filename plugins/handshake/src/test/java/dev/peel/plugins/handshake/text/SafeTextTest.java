package dev.peel.plugins.handshake.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SafeTextTest {
    @Test
    void whatCouldMoveTheCursorOrLookLikeOtherLettersIsEscaped() {
        assertThat(SafeText.of("a\u001b[2Jb\nс.example\u202e")).isEqualTo("a\\u001b[2Jb\\u000a\\u0441.example\\u202e");
    }

    @Test
    void whatWasCutBeforeStillShowsItsEllipsis() {
        assertThat(SafeText.of(SafeText.cut("CN=a very long name", 10))).isEqualTo("CN=a very…");
    }

    @Test
    void whatFitsIsNotCut() {
        assertThat(SafeText.cut("CN=a", 4)).isEqualTo("CN=a");
    }
}
