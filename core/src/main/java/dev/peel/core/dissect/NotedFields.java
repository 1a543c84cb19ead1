package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a packet that a {@link PostDissector} reads, in the order of the packet's tree.
 *
 * <p>Each is told by its entry, an index that holds until something is noted {@linkplain Dissection#below below} an earlier entry.
 * Reused for every packet: valid during {@link PostDissector#dissect} only. Not thread-safe.
 */
public final class NotedFields {
    // Hot path: no allocation per packet.

    private static final int OTHER = -1;

    private final Registry registry;
    private final Packet packet = new Packet();
    private final int[] places; // by field id: which of the names it has
    private final Bytes window = Bytes.of(new byte[0]);
    private @Nullable Tape tape;
    private int first;

    NotedFields(Registry registry, List<String> names) {
        this.registry = registry;
        places = new int[Field.idCount()];
        Arrays.fill(places, OTHER);
        for (int i = names.size() - 1; i >= 0; i--) {
            for (Field field : registry.fields(names.get(i))) {
                places[field.id()] = i;
            }
        }
    }

    NotedFields view(Tape newTape, int newFirst) {
        tape = newTape;
        first = newFirst;
        return this;
    }

    /** {@return where the packet's entries start} */
    public int first() {
        return first;
    }

    /** {@return the first entry from {@code from} on that is of a field that is read; -1 where there is none} */
    public int next(int from) {
        Tape entries = tape();
        for (int i = from; i < entries.size(); i++) {
            if (places[entries.fieldId(i)] != OTHER) {
                return i;
            }
        }
        return OTHER;
    }

    /** {@return which of {@link PostDissector#reads} the entry is of, an index; -1 where it is of none} */
    public int which(int entry) {
        return places[tape().fieldId(entry)];
    }

    /** {@return the entry's field} */
    public Field field(int entry) {
        return registry.field(tape().fieldId(entry));
    }

    /** {@return the packet as far as it is dissected, for what reads the values of any field} */
    public Packet packet() {
        Tape entries = tape();
        return packet.view(entries, first, entries.size());
    }

    /** {@return the index behind the entries that stand below {@code entry}} */
    public int end(int entry) {
        return tape().end(entry);
    }

    /** {@return the entry's number, as {@link dev.peel.core.field.FieldType} says; 0 where its bytes or a text are its value} */
    public long number(int entry) {
        return tape().value(entry);
    }

    /** {@return the entry's bytes, those that were captured; valid until the next call} */
    public Bytes bytes(int entry) {
        Tape entries = tape();
        int source = entries.source(entry);
        int available = entries.availableLength(entry);
        int offset = available == 0 ? 0 : entries.offset(entry);
        return window.wrap(entries.sourceArray(source), entries.sourceStart(source) + offset, available);
    }

    /** {@return the entry's text, for a field of text: where it was read, its bytes in UTF-8} */
    public String text(int entry) {
        Object value = tape().object(entry);
        if (value != null) {
            return value.toString();
        }
        Bytes read = bytes(entry);
        return new String(read.copy(0, read.length()), StandardCharsets.UTF_8);
    }

    private Tape tape() {
        Tape known = tape;
        if (known == null) {
            throw new IllegalStateException("no packet has been dissected yet");
        }
        return known;
    }
}
