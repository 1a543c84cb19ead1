package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import org.jspecify.annotations.Nullable;

/**
 * The fields that show how something was put together from pieces, such as {@code tcp.segments}.
 *
 * @param pieces the heading
 * @param piece the number of a frame that brought a piece
 * @param count how many pieces there are
 * @param length how long the whole is, in bytes
 * @param data the whole; null where no field stands for it
 */
public record ReassemblyFields(
        Field pieces,
        Field piece,
        Field count,
        Field length,
        @Nullable Field data) {
    private static final String LENGTH = " length";

    /** Makes fields of which none stands for the whole. */
    public ReassemblyFields(Field pieces, Field piece, Field count, Field length) {
        this(pieces, piece, count, length, null);
    }

    /** {@return what the whole is called, such as {@code Reassembled TCP}: the label of its length} */
    String title() {
        String label = length.label();
        return label.endsWith(LENGTH) ? label.substring(0, label.length() - LENGTH.length()) : label;
    }
}
