package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.flow.FlowNumbers;
import dev.peel.core.flow.FlowTable;
import dev.peel.core.flow.StreamMemory;
import org.junit.jupiter.api.Test;

class StreamBufferTest {
    private final StreamMemory memory = new FlowTable(1, new FlowNumbers()).streamMemory();
    private final StreamBuffer buffer = new StreamBuffer(memory);

    @Test
    void givesAMessageItsWholeRoomOnceAQuarterOfItIsThere() {
        buffer.need(400);
        buffer.append(new byte[100], 0, 100, 1);

        assertThat(buffer.pending()).hasSize(400);
    }

    @Test
    void givesAMessageThatOnlySaysToBeLongLittleMoreThanWhatCame() {
        buffer.need(1_000_000);
        buffer.append(new byte[100], 0, 100, 1);

        assertThat(buffer.pending()).hasSizeBetween(100, 300);
        assertThat(memory.held()).isLessThan(400);
    }
}
