package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceTest {
    private static final Preference<Boolean> FLAG = Preference.flag("toy.flag", true, "Whether");
    private static final Preference<Integer> NUMBER = Preference.number("toy.number", 1, 5, 2, "How many");
    private static final Preference<String> CHOICE = Preference.choice("toy.way", List.of("up", "down"), "up", "Where");

    @Test
    void readsWhatIsTyped() {
        assertThat(FLAG.parse("false")).isFalse();
        assertThat(NUMBER.parse("0x5")).isEqualTo(5);
        assertThat(CHOICE.parse("down")).isEqualTo("down");
        assertThat(Preference.text("toy.text", "", "What").parse("any: thing")).isEqualTo("any: thing");
    }

    @Test
    void saysWhatIsExpected() {
        assertThatThrownBy(() -> FLAG.parse("maybe")).hasMessage("toy.flag:maybe: expected TRUE or FALSE");
        assertThatThrownBy(() -> NUMBER.parse("6")).hasMessage("toy.number:6: expected a number, 1 to 5");
        assertThatThrownBy(() -> NUMBER.parse("x")).hasMessage("toy.number:x: expected a number, 1 to 5");
        assertThatThrownBy(() -> CHOICE.parse("left")).hasMessage("toy.way:left: expected one of up, down");
    }

    @Test
    void hasANameWithTheProtocolInIt() {
        assertThatThrownBy(() -> Preference.flag("flag", true, "Whether"))
                .hasMessage("preference \"flag\": expected PROTOCOL.NAME");
    }
}
