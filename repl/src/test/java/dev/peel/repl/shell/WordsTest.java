package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.plugin.UsageException;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void quotesHoldAWordTogether() {
        assertThat(Words.of(" a  'b c' \"d 'e\" f\"g\" '' ")).containsExactly("a", "b c", "d 'e", "fg", "");
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> Words.of("a 'b"))
                .isInstanceOf(UsageException.class)
                .hasMessage("the quote ' that ends a word is missing");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThat(Words.number("packet", "7", 1)).isEqualTo(7);
        assertThatThrownBy(() -> Words.number("packet", "0", 1))
                .hasMessage("packet \"0\": expected a whole number from 1 on");
    }
}
