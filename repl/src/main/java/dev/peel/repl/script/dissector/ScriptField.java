package dev.peel.repl.script.dissector;

import dev.peel.core.field.Field;

/**
 * A field that a script declared; to the script an object that it can only hand back.
 *
 * @param builder the function that made it, such as {@code u8}
 * @param field the field
 * @param parts the fields that are bits of it, see {@link ScriptDissection#bits}; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // dissections take parts as an array
record ScriptField(String builder, Field field, Field[] parts) {

    @Override
    public String toString() {
        return field.abbreviation();
    }
}
