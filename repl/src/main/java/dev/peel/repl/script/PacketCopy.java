package dev.peel.repl.script;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of all fields of a packet, taken off the tape. */
final class PacketCopy {

    private record Entry(Field field, Object value) {}

    private final Map<Field, List<Integer>> places = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** Copies {@code packet}, which has been dissected with everything asked for. */
    PacketCopy(Registry registry, Packet packet) {
        Tape tape = packet.tape();
        for (int i = packet.from(); i < packet.to(); i++) {
            Field field = registry.field(tape.fieldId(i));
            places.computeIfAbsent(field, key -> new ArrayList<>()).add(entries.size());
            entries.add(new Entry(field, FieldValue.of(packet, i, field)));
        }
    }

    /** {@return the values of {@code fields}, in the order of the packet} */
    List<Object> values(List<Field> fields) {
        List<Integer> found = new ArrayList<>();
        for (Field field : fields) {
            found.addAll(places.getOrDefault(field, List.of()));
        }
        if (fields.size() > 1) {
            found.sort(null);
        }
        return found.stream().map(place -> entries.get(place).value()).toList();
    }

    /** {@return how many values there are} */
    int size() {
        return entries.size();
    }
}
