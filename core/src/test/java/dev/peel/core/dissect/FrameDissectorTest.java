package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.FrameBatch;
import dev.peel.core.packet.Tape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDissectorTest {
    private final Registry registry = Registry.of(List.of());
    private final Demand demand = Demand.of(registry, registry.fields("frame.time_invalid"));

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 1_000_000_000, Integer.MAX_VALUE})
    void remarksFractionsThatNoSecondHas(int nanoseconds) {
        assertThat(entries(nanoseconds)).isEqualTo(1);
    }

    @Test
    void saysNothingOfFractionsThatSecondsHave() {
        assertThat(entries(0)).isZero();
        assertThat(entries(999_999_999)).isZero();
    }

    private int entries(int nanoseconds) {
        FrameBatch batch = new FrameBatch(1, 1);
        batch.reset(1);
        batch.add(0, 1, 1, -1, 1, nanoseconds);
        Tape tape = new Tape();
        new Engine(registry, demand, Limits.DEFAULT).dissect(batch, 0, List.of(), tape);
        return tape.size();
    }
}
