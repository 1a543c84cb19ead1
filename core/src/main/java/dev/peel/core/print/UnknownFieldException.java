package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Spelling;
import java.util.List;

/** Says that there is no field of a name, and which one may have been meant. */
public final class UnknownFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private UnknownFieldException(String message) {
        super(message);
    }

    /**
     * {@return the fields that {@code name} stands for, at least one}
     *
     * @throws UnknownFieldException when there is none
     */
    public static List<Field> check(Registry registry, String name) {
        List<Field> fields = registry.fields(name);
        if (fields.isEmpty()) {
            throw new UnknownFieldException("no field is called \"" + name + "\"; "
                    + Spelling.nearest(registry.fieldNames(), name)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("peel fields lists all"));
        }
        return fields;
    }
}
