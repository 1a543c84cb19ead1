package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.flow.FlowNumbers;
import dev.peel.core.flow.FlowTable;
import dev.peel.core.flow.StreamMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PassedSegmentTest {
    private static final int START = 1_000;
    private static final StreamMemory MEMORY = new FlowTable(1, new FlowNumbers()).streamMemory();

    private final StreamBuffer stream = new StreamBuffer(MEMORY);

    @BeforeEach
    void startWithinAMessageThatNobodyWants() {
        stream.start(START);
        stream.skip(100);
    }

    @Test
    void bytesWhoseTurnItIsArePassedOver() {
        assertThat(stream.passes(START, 60)).isTrue();

        assertThat(stream.next()).isEqualTo(START + 60);
        assertThat(stream.skipped(1000)).isEqualTo(40);
    }

    @Test
    void bytesOfTheNextMessageAreLookedAt() {
        assertThat(stream.passes(START, 101)).isFalse();

        assertThat(stream.next()).isEqualTo(START);
        assertThat(stream.skipped(1000)).isEqualTo(100);
    }

    @Test
    void bytesOutOfTurnAreLookedAt() {
        assertThat(stream.passes(START + 1, 10)).isFalse();
        assertThat(stream.passes(START - 1, 10)).isFalse();
    }

    @Test
    void bytesBeforeOthersThatWaitAreLookedAt() {
        stream.addEarly(START + 60, new byte[10], 0, 10, 1);

        assertThat(stream.passes(START, 60)).isFalse();
    }

    @Test
    void aSegmentWithoutBytesPassesWhereverItStands() {
        assertThat(stream.passes(START - 1, 0)).isTrue();

        assertThat(stream.next()).isEqualTo(START);
    }

    @Test
    void whereAllIsPassedOverBytesPassInAnyOrder() {
        stream.skipAll();

        assertThat(stream.passes(START + 500, 100)).isTrue();
        assertThat(stream.passes(START, 100)).isTrue();

        assertThat(stream.next()).isEqualTo(START + 600);
        assertThat(stream.skipped(1000)).isEqualTo(1000);
    }

    @Test
    void aGapDoesNotEndWhatIsPassedOver() {
        stream.skipAll();

        stream.passGap(START + 3_000);

        assertThat(stream.skipped(1000)).isEqualTo(1000);
    }

    @Test
    void anotherStartEndsWhatIsPassedOver() {
        stream.skipAll();

        stream.start(START + 7_000);

        assertThat(stream.skipped(1000)).isZero();
    }

    @Test
    void nothingPassesBeforeTheStreamHasStarted() {
        assertThat(new StreamBuffer(MEMORY).passes(START, 0)).isFalse();
    }
}
