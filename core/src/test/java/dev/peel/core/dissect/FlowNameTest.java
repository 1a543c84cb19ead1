package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowNameTest {
    private final FlowName name = new FlowName(ToyLink.TOY, "seven");

    @Test
    void isEqualWhereProtocolAndTextAre() {
        FlowName same = new FlowName(ToyLink.TOY, String.join("", "sev", "en"));

        assertThat(name).isEqualTo(same).hasSameHashCodeAs(same);
    }

    @Test
    void differsByProtocolAndByText() {
        assertThat(name)
                .isNotEqualTo(new FlowName(ToyChild.CHILD, "seven"))
                .isNotEqualTo(new FlowName(ToyLink.TOY, "eight"))
                .isNotEqualTo(null);
    }
}
