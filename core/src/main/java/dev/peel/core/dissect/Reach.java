package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a dissector may note and where it may lead.
 *
 * @param protocols those whose layers and fields it notes
 * @param only the fields of those protocols that it notes; empty for all
 * @param tables the names of those that it hands payload to
 * @param called the dissectors that it calls by itself
 * @param measured by table, what it notes by how much the dissectors bound there take
 */
record Reach(
        Set<Protocol> protocols,
        Set<Field> only,
        Set<String> tables,
        Set<Dissector> called,
        Map<String, Set<Field>> measured) {
    Reach() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashMap<>());
    }

    /** {@return whether the dissector notes one of the {@code wanted} fields, an array indexed by their ids} */
    boolean notesAny(boolean[] wanted) {
        for (Protocol protocol : protocols) {
            if (wanted[protocol.field().id()]) {
                return true;
            }
            for (Field field : only.isEmpty() ? protocol.fields() : only) {
                if (wanted[field.id()]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return whether one of the {@code wanted} fields, an array indexed by their ids, is noted by what others take} */
    boolean measuresAny(boolean[] wanted) {
        return measured.values().stream().anyMatch(fields -> fields.stream().anyMatch(field -> wanted[field.id()]));
    }
}
