package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Registry;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class LineColorsTest {

    @Test
    void coloursTheWordsOfAFilter() {
        String filter = "tcp.port == 443 and http.host == \"a\"";
        AttributedString colored = FilterColors.of(filter, Registry.load());

        assertThat(colored).hasToString(filter);
        assertThat(colored.styleAt(0)).isEqualTo(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN));
        assertThat(colored.styleAt(9)).isEqualTo(AttributedStyle.BOLD);
        assertThat(colored.styleAt(12)).isEqualTo(AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA));
        assertThat(colored.styleAt(33)).isEqualTo(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN));
    }

    @Test
    void coloursTheWordsOfJavaScriptThatIsUnfinishedToo() {
        String script = "let a = 'b\n// c /* \"d";
        AttributedStringBuilder colored = new AttributedStringBuilder();
        ScriptColors.append(script, colored);

        assertThat(colored.toAttributedString()).hasToString(script);
        assertThat(colored.styleAt(0))
                .isEqualTo(
                        AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE).bold());
        assertThat(colored.styleAt(9)).isEqualTo(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN));
        assertThat(colored.styleAt(12)).isEqualTo(AttributedStyle.DEFAULT.faint());
    }
}
