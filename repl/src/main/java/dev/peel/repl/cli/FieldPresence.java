package dev.peel.repl.cli;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Spelling;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.tap.PacketTest;
import java.util.List;

/** The simplest of display filters, the name of a field or protocol: packets that have it pass. */
final class FieldPresence implements PacketTest {
    // Hot path: no allocation per packet.

    private final List<Field> fields;

    /**
     * Makes a test for {@code name}.
     *
     * @param place where the filter stands on the command line, for the message
     * @throws UsageException when it is the name of no field
     */
    FieldPresence(Registry registry, String name, String place) {
        fields = registry.fields(name);
        if (fields.isEmpty()) {
            String near = Spelling.nearest(registry.fieldNames(), name)
                    .map(word -> "; did you mean " + word + "?")
                    .orElse("");
            throw new UsageException(place + ": \"" + name
                    + "\" is no field or protocol; a filter here can only be the name of one" + near);
        }
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public boolean passes(Packet packet) {
        Tape tape = packet.tape();
        for (int i = packet.from(); i < packet.to(); i++) {
            int id = tape.fieldId(i);
            for (int j = 0; j < fields.size(); j++) {
                if (fields.get(j).id() == id) {
                    return true;
                }
            }
        }
        return false;
    }
}
