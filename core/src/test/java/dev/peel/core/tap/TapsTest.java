package dev.peel.core.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapsTest {
    private static final Field ONE = Field.uint("taps.one", 8, "One");
    private static final Field OTHER = Field.uint("taps.other", 8, "Other");
    private static final Protocol TAPS = Protocol.of("taps", "TAPS", "Taps", ONE, OTHER);

    private final List<String> calls = new ArrayList<>();

    private final class Recording implements Tap {
        private final String name;
        private final List<Field> fields;
        private int wanted;

        Recording(String name, int wanted, Field... fields) {
            this.name = name;
            this.wanted = wanted;
            this.fields = List.of(fields);
        }

        @Override
        public List<Field> fields() {
            return fields;
        }

        @Override
        public void begin() {
            calls.add(name + " begins");
        }

        @Override
        public boolean packet(Packet packet) {
            calls.add(name);
            wanted--;
            return wanted > 0;
        }

        @Override
        public void pause() {
            calls.add(name + " pauses");
        }

        @Override
        public void end(CaptureContent content) {
            calls.add(name + " ends");
        }
    }

    @Test
    void asksForWhatAnyOfThemLooksAt() {
        Tap both = Taps.of(List.of(new Recording("a", 1, ONE), new Recording("b", 1, ONE, OTHER)));

        assertThat(TAPS.fields()).containsExactly(ONE, OTHER);
        assertThat(both.fields()).containsExactly(ONE, OTHER);
    }

    @Test
    void tellsEachInOrderUntilNoneWantsMore() throws IOException {
        Tap both = Taps.of(List.of(new Recording("a", 1), new Recording("b", 2)));

        both.begin();
        boolean more = both.packet(new Packet());
        both.pause();
        boolean moreAgain = both.packet(new Packet());
        both.end(CaptureContent.NOTHING);

        assertThat(more).isTrue();
        assertThat(moreAgain).isFalse();
        assertThat(calls)
                .containsExactly("a begins", "b begins", "a", "b", "a pauses", "b pauses", "b", "a ends", "b ends");
    }

    @Test
    void oneTapIsItself() {
        Tap only = new Recording("a", 1);

        assertThat(Taps.of(List.of(only))).isSameAs(only);
    }
}
