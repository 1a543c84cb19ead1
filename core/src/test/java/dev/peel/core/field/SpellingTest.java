package dev.peel.core.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> NAMES = List.of("ip.src", "ip.dst", "tcp.srcport");

    @Test
    void findsTheNameWithTheFewestChanges() {
        assertThat(Spelling.nearest(NAMES, "ip.scr")).contains("ip.src");
        assertThat(Spelling.nearest(NAMES, "tcp.srcprt")).contains("tcp.srcport");
    }

    @Test
    void swappedLettersAreOneChange() {
        assertThat(Spelling.nearest(List.of("ip", "tcp"), "tpc")).contains("tcp");
    }

    @Test
    void namesNothingWhereNothingIsNear() {
        assertThat(Spelling.nearest(NAMES, "zzzzzzzzzzzzzzzzzz")).isEmpty();
        assertThat(Spelling.nearest(List.of(), "ip.src")).isEmpty();
    }
}
