package dev.peel.core.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void namesNumbersGivenOneByOne() {
        Values values = Values.of(1, "one", 3L, "three");

        assertThat(values.name(1)).isEqualTo("one");
        assertThat(values.name(2)).isNull();
        assertThat(values.name(2, "other")).isEqualTo("other");
        assertThat(values.name(-1)).isNull();
        assertThat(values.entries()).extracting(Values.Entry::name).containsExactly("one", "three");
    }

    @Test
    void namesNumbersAndRangesOfADataFile() {
        Values values = Values.resource(ValuesTest.class, "values-test.tsv");

        assertThat(values.name(0)).isEqualTo("zero");
        assertThat(values.name(0x10)).isEqualTo("sixteen to thirty-one");
        assertThat(values.name(0x1f)).isEqualTo("sixteen to thirty-one");
        assertThat(values.name(0x20)).isNull();
        assertThat(values.name(0xffffffffL)).isEqualTo("largest\twith a tab");
        assertThat(values.entries()).hasSize(3);
    }

    @Test
    void saysWhichDataFileIsMissing() {
        Values values = Values.resource(ValuesTest.class, "no-such-file.tsv");

        assertThatThrownBy(() -> values.name(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no data file no-such-file.tsv beside dev.peel.core.field.ValuesTest");
    }

    @Test
    void saysWhichLineOfADataFileIsWrong() {
        Values values = Values.resource(ValuesTest.class, "values-test-wrong.tsv");

        assertThatThrownBy(() -> values.name(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("data file values-test-wrong.tsv, line 2: \"two\" is neither a number nor a range");
    }

    @Test
    void saysWhenRangesOfADataFileOverlap() {
        Values values = Values.resource(ValuesTest.class, "values-test-overlap.tsv");

        assertThatThrownBy(() -> values.name(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("data file values-test-overlap.tsv, line 3: 5 has a name already");
    }
}
