package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsFormatTest {
    @Test
    void separatorsKnowTsharksEscapes() {
        assertThat(FieldsFormat.DEFAULT.with("separator=/t").separator()).isEqualTo("\t");
        assertThat(FieldsFormat.DEFAULT.with("separator=/s").separator()).isEqualTo(" ");
        assertThat(FieldsFormat.DEFAULT.with("separator=/").separator()).isEqualTo("\\");
        assertThat(FieldsFormat.DEFAULT.with("separator=,").separator()).isEqualTo(",");
        assertThat(FieldsFormat.DEFAULT.with("aggregator=/s").aggregator()).isEqualTo(" ");
    }

    @Test
    void onlyTheFirstCharacterCounts() {
        assertThat(FieldsFormat.DEFAULT.with("separator=;;").separator()).isEqualTo(";");
        assertThat(FieldsFormat.DEFAULT.with("header=yes").header()).isTrue();
        assertThat(FieldsFormat.DEFAULT.with("quote=double").quote()).isEqualTo("\"");
        assertThat(FieldsFormat.DEFAULT.with("occurrence=last").occurrence()).isEqualTo(FieldsFormat.Occurrence.LAST);
    }

    @Test
    void settingsKeepThoseBefore() {
        FieldsFormat format = FieldsFormat.DEFAULT
                .with("bom=y")
                .with("header=y")
                .with("quote=s")
                .with("escape=y");

        assertThat(format).isEqualTo(new FieldsFormat(true, true, "\t", FieldsFormat.Occurrence.ALL, ",", "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "separator=",
                "aggregator=",
                "header",
                "header=x",
                "quote=x",
                "occurrence=",
                "bom=z",
                "escape=n",
                "x=y"
            })
    void rejectsWhatIsNoSetting(String setting) {
        assertThatThrownBy(() -> FieldsFormat.DEFAULT.with(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("-E " + setting + ": expected ");
    }
}
