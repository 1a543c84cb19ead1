package dev.peel.plugins.handshake.track;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.core.print.UnknownFieldException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry's fields behind each {@link Part}, and which part a field's id is. Immutable. */
final class Parts {
    private final List<Field> fields = new ArrayList<>();
    private final @Nullable Part[] byId = new Part[Field.idCount()];
    private final Map<Part, Values> values = new EnumMap<>(Part.class);

    /**
     * Finds the fields.
     *
     * @throws UnknownFieldException when no dissector declares one of them
     */
    Parts(Registry registry) {
        for (Part part : Part.values()) {
            for (Field field : UnknownFieldException.check(registry, part.field())) {
                fields.add(field);
                byId[field.id()] = part;
                Values names = field.values();
                if (names != null) {
                    values.put(part, names);
                }
            }
        }
    }

    /** {@return all fields, to ask for} */
    List<Field> fields() {
        return List.copyOf(fields);
    }

    /** {@return which part the field with {@code id} is, null when it is none} */
    @Nullable
    Part of(int id) {
        return id < byId.length ? byId[id] : null;
    }

    /** {@return the name of {@code number} in {@code part}'s field, null where it has none} */
    @Nullable
    String name(Part part, long number) {
        Values names = values.get(part);
        return names == null ? null : names.name(number);
    }
}
