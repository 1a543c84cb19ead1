package dev.peel.core.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterWordTest {

    @Test
    void tellsTheWordsWithTheirPlaces() {
        List<FilterWord> words = FilterWord.of("tcp.port in {443} or http contains \"a b\"");

        assertThat(words)
                .containsExactly(
                        new FilterWord(FilterWord.Kind.NAME, 0, 8),
                        new FilterWord(FilterWord.Kind.OPERATOR, 9, 11),
                        new FilterWord(FilterWord.Kind.BRACKET, 12, 13),
                        new FilterWord(FilterWord.Kind.NAME, 13, 16),
                        new FilterWord(FilterWord.Kind.BRACKET, 16, 17),
                        new FilterWord(FilterWord.Kind.OPERATOR, 18, 20),
                        new FilterWord(FilterWord.Kind.NAME, 21, 25),
                        new FilterWord(FilterWord.Kind.OPERATOR, 26, 34),
                        new FilterWord(FilterWord.Kind.TEXT, 35, 40));
    }

    @Test
    void endsWithWhatBelongsToNoFilter() {
        assertThat(FilterWord.of("tcp == \"a")).last().isEqualTo(new FilterWord(FilterWord.Kind.WRONG, 7, 9));
        assertThat(FilterWord.of("")).isEmpty();
    }
}
