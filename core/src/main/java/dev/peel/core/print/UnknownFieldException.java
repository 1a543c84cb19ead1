package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import java.util.Comparator;
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
            String nearest = registry.fieldNames().stream()
                    .min(Comparator.comparingInt((String known) -> distance(known, name))
                            .thenComparing(known -> known))
                    .orElse("frame.number");
            throw new UnknownFieldException("no field is called \"" + name + "\"; did you mean " + nearest + "?");
        }
        return fields;
    }

    /** How many characters have to be put in, taken out or changed to make one word of the other. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
