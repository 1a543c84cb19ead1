package dev.peel.dissectors.oracle;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.StreamRules;
import dev.peel.core.field.Field;
import dev.peel.core.filter.Filter;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.FilteredPackets;
import dev.peel.core.tap.Scan;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The frames that filters hold for, all of a capture's in one pass. */
final class FilterAnswers {
    private final Registry registry;

    FilterAnswers(Registry registry) {
        this.registry = registry;
    }

    /** {@return the numbers of the frames of {@code capture} for each of {@code filters}} */
    Map<String, List<Integer>> of(Path capture, List<Filter> filters) throws IOException {
        Field number = registry.fields("frame.number").get(0);
        Map<String, List<Integer>> answers = new LinkedHashMap<>();
        List<Tap> taps = new ArrayList<>();
        Set<Field> fields = new LinkedHashSet<>();
        for (Filter filter : filters) {
            List<Integer> frames = new ArrayList<>();
            answers.put(filter.text(), frames);
            taps.add(new FilteredPackets(new Frames(number, frames), filter, registry));
        }
        taps.forEach(tap -> fields.addAll(tap.fields()));
        try (CaptureReader reader = Captures.open(capture, CaptureLimits.DEFAULT)) {
            Engine engine =
                    new Engine(registry, Demand.of(registry, fields).streams(StreamRules.WIRESHARK), Limits.DEFAULT);
            new Scan(reader, engine, new All(taps, fields)).run(1);
        }
        return answers;
    }

    private record Frames(Field number, List<Integer> seen) implements Tap {
        @Override
        public List<Field> fields() {
            return List.of(number);
        }

        @Override
        public boolean packet(Packet packet) {
            seen.add((int) packet.tape().value(packet.find(number.id())));
            return true;
        }
    }

    private record All(List<Tap> taps, Set<Field> asked) implements Tap {
        @Override
        public List<Field> fields() {
            return List.copyOf(asked);
        }

        @Override
        public boolean packet(Packet packet) throws IOException {
            for (Tap tap : taps) {
                tap.packet(packet);
            }
            return true;
        }
    }
}
