package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One line a packet with the values of chosen fields, tshark's {@code -T fields}. */
public final class FieldsPrinter implements Tap {
    // Hot path: no allocation per packet; watched by FieldsPrinterBenchmark.

    private static final int NONE = -1;
    private static final int[] NO_COLUMNS = new int[0];

    private final Registry registry;
    private final TextBuffer out;
    private final FieldsFormat format;
    private final List<String> names;
    private final Set<Field> fields = new LinkedHashSet<>();
    private final int[][] columnsOf;
    private final int[] first;
    private final int[] last;
    private int[] nodeEntry = new int[256];
    private int[] nodeNext = new int[256];
    private int nodes;

    /**
     * Makes a printer.
     *
     * @param names the columns: field names or aliases
     * @throws UnknownFieldException when there is no field of a name
     */
    public FieldsPrinter(Registry registry, List<String> names, FieldsFormat format, TextBuffer out) {
        this.registry = registry;
        this.names = List.copyOf(names);
        this.format = format;
        this.out = out;
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

    @Override
    public List<Field> fields() {
        return new ArrayList<>(fields);
    }

    @Override
    public void begin() throws IOException {
        if (format.bom()) {
            out.text("\ufeff");
        }
        if (format.header()) {
            for (int i = 0; i < names.size(); i++) {
                if (i > 0) {
                    out.text(format.separator());
                }
                out.text(names.get(i));
            }
            out.ascii('\n');
        }
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        gather(packet);
        Tape tape = packet.tape();
        for (int column = 0; column < first.length; column++) {
            if (column > 0) {
                out.text(format.separator());
            }
            if (first[column] != NONE) {
                out.text(format.quote());
                values(tape, column);
                out.text(format.quote());
            }
        }
        out.ascii('\n');
        out.flushIfFull();
        return true;
    }

    @Override
    public void pause() throws IOException {
        out.flush();
    }

    /** Links the entries of each column, in the order of the tape. */
    private void gather(Packet packet) {
        Arrays.fill(first, NONE);
        nodes = 0;
        Tape tape = packet.tape();
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

    private void values(Tape tape, int column) {
        switch (format.occurrence()) {
            case FIRST -> value(tape, nodeEntry[first[column]]);
            case LAST -> value(tape, nodeEntry[last[column]]);
            case ALL -> {
                for (int node = first[column]; node != NONE; node = nodeNext[node]) {
                    if (node != first[column]) {
                        out.text(format.aggregator());
                    }
                    value(tape, nodeEntry[node]);
                }
            }
        }
    }

    private void value(Tape tape, int entry) {
        ValueText.append(out, tape, entry, registry.field(tape.fieldId(entry)));
    }
}
