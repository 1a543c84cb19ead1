package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BracketsTest {

    @ParameterizedTest
    @ValueSource(strings = {"f(", "[1, {", "`text", "\"a\\\"", "/* more", "x => {\n f()"})
    void seesWhatIsOpen(String script) {
        assertThat(Brackets.areOpen(script)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f()", "\"(\"", "// (", "/* ( */ 1", "')'", "a)"})
    void seesThatNothingIsOpen(String script) {
        assertThat(Brackets.areOpen(script)).isFalse();
    }
}
