package dev.peel.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where PCRE and java.util.regex read a pattern differently, PCRE is right. */
class PatternsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '§',
            value = {
                "a{2} aa",
                "a{1,2}$ aa",
                "a{ a{",
                "{x} {x}",
                "a{,2} a{,2}",
                "[]x]+$ ]x]",
                "[^]] x",
                "[a[b]+$ a[b",
                "[a&&b]+$ a&&b",
                "[[:alpha:]]+$ aZ",
                "[[:^digit:]]+$ ab",
                "[[:digit:][:alpha:]_]+$ a1_",
                "\\x{41} a",
                "\\x41 a",
                "\\Q[a{\\E [a{",
                "(?P<n>a)b ab",
                "[\\d\\]]+$ 1]",
                "\\[\\{\\( [{(",
                "(?i)A a",
                "a#b a#b",
                "[a-c&]+$ b&",
                "\\p{Lu} A"
            })
    void findsWhatPerlWould(String pattern, String text) {
        assertThat(Patterns.compile(pattern).matcher(text).find()).isTrue();
    }

    @Test
    void takesOnlyALineFeedForTheEndOfALine() {
        assertThat(Patterns.compile("a.b").matcher("a\rb").find()).isTrue();
        assertThat(Patterns.compile("a.b").matcher("a\u0085b").find()).isTrue();
        assertThat(Patterns.compile("a.b").matcher("a\nb").find()).isFalse();
    }

    @Test
    void ignoresCaseOfAsciiOnly() {
        assertThat(Patterns.compile("K").matcher("k").find()).isTrue();
        assertThat(Patterns.compile("\u00e4").matcher("\u00c4").find()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '§',
            value = {"(", "[a", "*", "a\\", "\\x{100}", "\\x{}", "(?<n", "\\p{", "[[:blub:]]"})
    void rejectsWhatIsNoPattern(String pattern) {
        assertThatThrownBy(() -> Patterns.compile(pattern)).isInstanceOf(PatternSyntaxException.class);
    }
}
