package dev.peel.core.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstPacketsTest {
    private int told;
    private final Tap counting = new Tap() {
        @Override
        public List<Field> fields() {
            return List.of();
        }

        @Override
        public boolean packet(Packet packet) {
            told++;
            return true;
        }
    };

    @Test
    void wantsNoMoreAfterTheLast() throws IOException {
        Tap first = new FirstPackets(counting, 2);

        assertThat(first.packet(new Packet())).isTrue();
        assertThat(first.packet(new Packet())).isFalse();
        assertThat(told).isEqualTo(2);
    }

    @Test
    void rejectsCountsBelowOne() {
        assertThatThrownBy(() -> new FirstPackets(counting, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 1 or more");
    }
}
