package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.List;

/** One line a packet with the values of chosen fields, tshark's {@code -T fields}. */
public final class FieldsPrinter implements Tap {
    // Hot path: no allocation per packet; watched by FieldsPrinterBenchmark.

    private final FieldColumns columns;
    private final TextBuffer out;
    private final FieldsFormat format;

    /**
     * Makes a printer.
     *
     * @param names the columns: field names or aliases
     * @throws UnknownFieldException when there is no field of a name
     */
    public FieldsPrinter(Registry registry, List<String> names, FieldsFormat format, TextBuffer out) {
        columns = new FieldColumns(registry, names);
        this.format = format;
        this.out = out;
    }

    @Override
    public List<Field> fields() {
        return columns.fields();
    }

    @Override
    public void begin() throws IOException {
        if (format.bom()) {
            out.text("\ufeff");
        }
        if (format.header()) {
            for (int i = 0; i < columns.count(); i++) {
                if (i > 0) {
                    out.text(format.separator());
                }
                out.text(columns.name(i));
            }
            out.ascii('\n');
        }
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        columns.gather(packet);
        for (int column = 0; column < columns.count(); column++) {
            if (column > 0) {
                out.text(format.separator());
            }
            if (columns.first(column) != FieldColumns.NONE) {
                out.text(format.quote());
                values(column);
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

    private void values(int column) {
        int first = columns.first(column);
        switch (format.occurrence()) {
            case FIRST -> columns.append(out, first);
            case LAST -> columns.append(out, columns.last(column));
            case ALL -> {
                for (int value = first; value != FieldColumns.NONE; value = columns.next(value)) {
                    if (value != first) {
                        out.text(format.aggregator());
                    }
                    columns.append(out, value);
                }
            }
        }
    }
}
