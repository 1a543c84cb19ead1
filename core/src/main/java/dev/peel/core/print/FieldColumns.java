package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The values of chosen fields in a packet, tshark's {@code -e}: for each column the entries whose field goes by its name, in the order
 * of the tape.
 *
 * <p>Reused for every packet. Not thread-safe.
 */
public final class FieldColumns {
    // Hot path: no allocation per packet; watched by FieldsPrinterBenchmark.

    /** What {@link #first} and {@link #next} are where there is no more. */
    public static final int NONE = -1;

    private static final int[] NO_COLUMNS = new int[0];

    private final Registry registry;
    private final List<String> names;
    private final Set<Field> fields = new LinkedHashSet<>();
    private final int[][] columnsOf;
    private final int[] first;
    private final int[] last;
    private int[] nodeEntry = new int[256];
    private int[] nodeNext = new int[256];
    private int nodes;
    private Tape tape = new Tape();

    /**
     * Makes columns.
     *
     * @param names field names or aliases
     * @throws UnknownFieldException when there is no field of a name
     */
    public FieldColumns(Registry registry, List<String> names) {
        this.registry = registry;
        this.names = List.copyOf(names);
        columnsOf = new int[Field.idCount()][];
        Arrays.fill(columnsOf, NO_COLUMNS);
        for (int column = 0; column < names.size(); column++) {
            for (Field field : UnknownFieldException.check(registry, names.get(column))) {
                fields.add(field);
                int[] columns = columnsOf[field.id()];
                columnsOf[field.id()] = Arrays.copyOf(columns, columns.length + 1);
                columnsOf[field.id()][columns.length] = column;
            }
        }
        first = new int[names.size()];
        last = new int[names.size()];
    }

    /** {@return the fields of all columns} */
    public List<Field> fields() {
        return new ArrayList<>(fields);
    }

    /** {@return how many columns there are} */
    public int count() {
        return first.length;
    }

    /** {@return the name of column {@code column}} */
    public String name(int column) {
        return names.get(column);
    }

    /** Links the entries of each column of {@code packet}; they are valid as long as its tape is. */
    public void gather(Packet packet) {
        Arrays.fill(first, NONE);
        nodes = 0;
        tape = packet.tape();
        int to = packet.to();
        for (int i = packet.from(); i < to; i++) {
            int[] columns = columnsOf[tape.fieldId(i)];
            for (int column : columns) {
                link(column, i);
            }
        }
    }

    private void link(int column, int entry) {
        if (nodes == nodeEntry.length) {
            nodeEntry = Arrays.copyOf(nodeEntry, nodes * 2);
            nodeNext = Arrays.copyOf(nodeNext, nodes * 2);
        }
        nodeEntry[nodes] = entry;
        nodeNext[nodes] = NONE;
        if (first[column] == NONE) {
            first[column] = nodes;
        } else {
            nodeNext[last[column]] = nodes;
        }
        last[column] = nodes++;
    }

    /** {@return the first value of column {@code column}, {@link #NONE} where it has none} */
    public int first(int column) {
        return first[column];
    }

    /** {@return the last value of column {@code column}, which has one} */
    int last(int column) {
        return last[column];
    }

    /** {@return the value after {@code value} in its column, {@link #NONE} after the last} */
    public int next(int value) {
        return nodeNext[value];
    }

    /** Appends {@code value} as {@code -T fields} shows it. */
    public void append(TextBuffer out, int value) {
        int entry = nodeEntry[value];
        Field field = registry.field(tape.fieldId(entry));
        if (field.type() == FieldType.BYTES && isEmpty(entry)) {
            out.text("<MISSING>"); // no byte at all, as Wireshark says
        } else {
            ValueText.append(out, tape, entry, field);
        }
    }

    private boolean isEmpty(int entry) {
        return tape.object(entry) instanceof byte[] bytes ? bytes.length == 0 : tape.length(entry) == 0;
    }
}
