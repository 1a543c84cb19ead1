package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.plugin.Screen;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void readsTheColumnsBehindTheRows() {
        assertThat(Terminal.columns("24 132\n")).hasValue(132);
        assertThat(Terminal.columns("0 0\n")).isEmpty();
        assertThat(Terminal.columns("24")).isEmpty();
        assertThat(Terminal.columns("stty: no")).isEmpty();
    }

    @Test
    void laysTextOutForEightyToTwoHundredColumns() {
        assertThat(new Screen(20, false).columns()).isEqualTo(80);
        assertThat(new Screen(500, false).columns()).isEqualTo(200);
    }

    @Test
    void colorsNothingWhereTheEnvironmentSaysSo() {
        assertThat(Terminal.screen(Map.of("NO_COLOR", "1")).isColored()).isFalse();
        assertThat(Terminal.screen(Map.of("TERM", "xterm")).isColored()).isTrue();
    }
}
