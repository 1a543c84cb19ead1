package dev.peel.plugins.statistics;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.List;

/** A name and the declarations that it stands for, to be found on a tape. Immutable. */
final class Known {
    // Hot path: no allocation per packet.

    private final String name;
    private final List<Field> fields;
    private final int[] ids;

    private Known(String name, List<Field> fields) {
        this.name = name;
        this.fields = fields;
        ids = fields.stream().mapToInt(Field::id).toArray();
    }

    /** {@return what {@code name} stands for, nothing where no dissector knows it} */
    static Known of(Registry registry, String name) {
        return new Known(name, registry.fields(name));
    }

    /** {@return the declarations} */
    List<Field> fields() {
        return fields;
    }

    /** {@return whether the field with {@code id} is meant} */
    boolean has(int id) {
        for (int known : ids) {
            if (known == id) {
                return true;
            }
        }
        return false;
    }

    /** {@return the index of the first such entry of {@code tape} from {@code from} to {@code to} - 1, -1 where there is none} */
    int find(Tape tape, int from, int to) {
        for (int i = from; i < to; i++) {
            if (has(tape.fieldId(i))) {
                return i;
            }
        }
        return -1;
    }

    /** {@return the index of the packet's first such entry, -1 where there is none} */
    int find(Packet packet) {
        return find(packet.tape(), packet.from(), packet.to());
    }

    @Override
    public String toString() {
        return name;
    }
}
