package dev.peel.core.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.filter.Filter;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilteredPacketsTest {
    private final Registry registry = Registry.of(List.of());
    private final Field number = registry.fields("frame.number").get(0);
    private final Field time = registry.fields("frame.time_relative").get(0);
    private final Field delta = registry.fields("frame.time_delta_displayed").get(0);
    private final List<String> seen = new ArrayList<>();

    private final Tap recorder = new Tap() {
        @Override
        public List<Field> fields() {
            return List.of(number, delta);
        }

        @Override
        public void begin() {
            seen.add("begin");
        }

        @Override
        public boolean packet(Packet packet) {
            seen.add(value(packet, number) + ":" + value(packet, delta));
            return value(packet, number) < 8;
        }

        @Override
        public void pause() {
            seen.add("pause");
        }
    };

    private static long value(Packet packet, Field field) {
        return packet.tape().value(packet.find(field.id()));
    }

    private Packet packet(long frame) {
        Tape tape = new Tape();
        int source = tape.addSource(new byte[0], 0, 0);
        tape.add(number, 0, source, 0, 0, frame);
        tape.add(time, 0, source, 0, 0, frame * 100);
        tape.add(delta, 0, source, 0, 0, 100);
        return new Packet().view(tape, 0, tape.size());
    }

    @Test
    void handsOnWhatTheFilterHoldsFor() throws IOException {
        FilteredPackets filtered =
                new FilteredPackets(recorder, Filter.compile("frame.number & 1", registry), registry);
        filtered.begin();
        for (long frame = 2; frame <= 7; frame++) {
            assertThat(filtered.packet(packet(frame))).isTrue();
        }
        filtered.pause();

        assertThat(seen).containsExactly("begin", "3:0", "5:200", "7:200", "pause");
    }

    @Test
    void endsWhenTheTapWantsNoMore() throws IOException {
        FilteredPackets filtered =
                new FilteredPackets(recorder, Filter.compile("frame.number > 8", registry), registry);

        assertThat(filtered.packet(packet(8))).isTrue();
        assertThat(filtered.packet(packet(9))).isFalse();
    }

    @Test
    void countsTheTimeThatTheFilterItselfAsksForFromWhatWasHandedOn() throws IOException {
        FilteredPackets filtered = new FilteredPackets(
                recorder,
                Filter.compile("frame.time_delta_displayed == 0 or frame.time_delta_displayed > 0.00000025", registry),
                registry);
        for (long frame = 1; frame <= 7; frame++) {
            filtered.packet(packet(frame));
        }

        assertThat(seen).containsExactly("1:0", "4:300", "7:300");
    }

    @Test
    void asksForWhatTapAndFilterLookAt() {
        FilteredPackets filtered = new FilteredPackets(recorder, Filter.compile("frame.len > 1", registry), registry);

        assertThat(filtered.fields())
                .containsExactlyInAnyOrder(
                        number, delta, time, registry.fields("frame.len").get(0));
        assertThat(filtered.undecided()).isZero();
    }
}
