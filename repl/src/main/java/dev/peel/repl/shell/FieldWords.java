package dev.peel.repl.shell;

import dev.peel.core.field.Field;
import java.util.Locale;

/** What is told of fields in a few words. */
final class FieldWords {
    private FieldWords() {}

    /** {@return the name of the field's type, as {@code peel fields} has it} */
    static String type(Field field) {
        return field.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
