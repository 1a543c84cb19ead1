package dev.peel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDifferenceTest {
    @Test
    void showsWhatDiffersWithLinesAround() {
        assertThat(TextDifference.of("1\n2\n3\n4\n5\n6\n7", "1\n2\n3\nfour\n5\n6\n7"))
                .hasValue("line 4\n  2\n  3\n- 4\n+ four\n  5\n  6");
    }

    @Test
    void showsWhatIsOneMore() {
        assertThat(TextDifference.of("a\na", "a\na\na")).hasValue("line 3\n  a\n  a\n+ a");
    }

    @Test
    void showsTheStartOfMuch() {
        assertThat(TextDifference.of("x\n".repeat(100), "y\n")).get().asString().contains("\n- ... 88 lines more\n");
    }

    @Test
    void findsEqualTextsEqual() {
        assertThat(TextDifference.of("a", "a")).isEmpty();
    }
}
