package dev.peel.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkTypesTest {

    @Test
    void knowsEncapsulationsAndNames() {
        assertThat(LinkTypes.encapsulation(1)).isEqualTo(1);
        assertThat(LinkTypes.name(1)).isEqualTo("ether");
        assertThat(LinkTypes.encapsulation(113)).isEqualTo(25);
        assertThat(LinkTypes.encapsulation(276)).isEqualTo(210);
    }

    @Test
    void takesUnknownLinkTypesAsUnknown() {
        assertThat(LinkTypes.encapsulation(9999)).isZero();
        assertThat(LinkTypes.name(9999)).isEqualTo("unknown");
        assertThat(LinkTypes.pseudoHeaderLength(9999)).isZero();
        assertThat(LinkTypes.hasLargeFrames(9999)).isFalse();
    }
}
