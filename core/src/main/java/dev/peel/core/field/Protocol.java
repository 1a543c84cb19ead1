package dev.peel.core.field;

import dev.peel.core.internal.IdPool;
import java.util.Arrays;
import java.util.List;

/**
 * A protocol: the root of a layer and the owner of its fields.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class Protocol {
    private final Field root;
    private final String shortName;
    private final List<Field> fields;
    private final boolean hidden;
    private final boolean counted;
    private final boolean withPayload;

    private Protocol(
            Field root, String shortName, List<Field> fields, boolean hidden, boolean counted, boolean withPayload) {
        this.root = root;
        this.shortName = shortName;
        this.fields = fields;
        this.hidden = hidden;
        this.counted = counted;
        this.withPayload = withPayload;
    }

    /**
     * {@return a protocol that owns {@code fields}}
     *
     * @param abbreviation its name in filters, such as {@code udp}
     * @param shortName its name in the Protocol column, such as {@code UDP}
     * @param label its name for people, such as {@code User Datagram Protocol}
     */
    public static Protocol of(String abbreviation, String shortName, String label, Field... fields) {
        return make(abbreviation, shortName, label, false, fields);
    }

    /** {@return a protocol that shows in {@code frame.protocols} but has no place in the tree, such as {@code ethertype}} */
    public static Protocol hidden(String abbreviation, String label) {
        return make(abbreviation, label, label, true);
    }

    /** {@return this protocol, which has a place in the tree but does not show in {@code frame.protocols}} */
    public Protocol uncounted() {
        return new Protocol(root, shortName, fields, hidden, false, withPayload);
    }

    /** {@return this protocol, which has no place in the tree: its fields stand below what is open where it is met} */
    public Protocol hidden() {
        return new Protocol(root, shortName, fields, true, counted, withPayload);
    }

    /** {@return this protocol, whose bytes are for filters its payload too, as Wireshark has it: {@code tcp contains "GET"}} */
    public Protocol withPayload() {
        return new Protocol(root, shortName, fields, hidden, counted, true);
    }

    private static Protocol make(String abbreviation, String shortName, String label, boolean hidden, Field... fields) {
        IdPool.Lease lease = Field.lease();
        Field root = Field.of(FieldType.PROTOCOL, abbreviation, label).claim(lease);
        for (Field field : fields) {
            field.claim(lease);
        }
        return new Protocol(root, shortName, List.copyOf(Arrays.asList(fields)), hidden, true, false);
    }

    /** {@return the field that stands for the protocol itself} */
    public Field field() {
        return root;
    }

    /** {@return the name in the Protocol column} */
    public String shortName() {
        return shortName;
    }

    /** {@return the protocol's fields in the order of their declaration, without {@link #field()}} */
    public List<Field> fields() {
        return fields;
    }

    /** {@return whether the protocol has no place in the tree} */
    public boolean isHidden() {
        return hidden;
    }

    /** {@return whether the protocol shows in {@code frame.protocols}} */
    public boolean isCounted() {
        return counted;
    }

    /** {@return whether the protocol's bytes are for filters its payload too} */
    public boolean isWithPayload() {
        return withPayload;
    }

    @Override
    public String toString() {
        return root.abbreviation();
    }
}
