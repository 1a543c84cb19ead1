package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Tape;

/** Notes how something was put together: a heading, and below it a field for each piece. Reused for every reassembly. */
final class PieceNotes {
    private final Dissection d;
    private final StringBuilder heading = new StringBuilder();
    private int mark = FieldCursor.UNWANTED;
    private int source;
    private int count;
    private int total;

    PieceNotes(Dissection d) {
        this.d = d;
    }

    /** Starts the notes of {@code newCount} pieces that make the {@code newTotal} bytes of byte source {@code newSource}. */
    void begin(ReassemblyFields fields, int newSource, int newCount, int newTotal) {
        source = newSource;
        count = newCount;
        total = newTotal;
        mark = add(fields.pieces(), 0, total, 0);
        if (mark >= 0) {
            d.tape.open(mark);
        }
        if (d.labelling()) {
            heading.setLength(0);
            heading.append(count).append(' ').append(fields.pieces().label());
            heading.append(" (").append(total).append(total == 1 ? " byte):" : " bytes):");
        }
    }

    /** Notes the next piece: {@code length} bytes from {@code offset} of the whole, which frame {@code frame} brought. */
    void piece(ReassemblyFields fields, int frame, int offset, int length) {
        add(fields.piece(), offset, length, frame);
        if (d.labelling()) {
            String size = length + (length == 1 ? " byte)" : " bytes)");
            d.label("Frame: " + frame + ", payload: " + offset + "-" + (offset + length - 1) + " (" + size);
            heading.append(offset == 0 ? " #" : ", #")
                    .append(frame)
                    .append('(')
                    .append(length)
                    .append(')');
        }
    }

    /** Ends the notes. */
    void end(ReassemblyFields fields) {
        add(fields.count(), 0, 0, count);
        add(fields.length(), 0, 0, total);
        Field data = fields.data();
        if (data != null) {
            add(data, 0, total, 0);
        }
        if (mark >= 0) {
            if (d.labelling()) {
                d.tape.setText(mark, heading.toString());
            }
            d.tape.close(mark);
        }
    }

    private int add(Field field, int offset, int length, long value) {
        return d.wants(field) ? d.addIn(field, Tape.GENERATED, source, offset, length, value) : FieldCursor.UNWANTED;
    }
}
