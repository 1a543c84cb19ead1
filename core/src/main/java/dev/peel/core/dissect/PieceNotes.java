package dev.peel.core.dissect;

/** Notes how something was put together: a heading, and below it a field for each piece. Reused for every reassembly. */
final class PieceNotes {
    private final Dissection d;
    private final StringBuilder heading = new StringBuilder();
    private int mark = FieldCursor.UNWANTED;
    private int count;
    private int total;

    PieceNotes(Dissection d) {
        this.d = d;
    }

    /** Starts the notes of {@code newCount} pieces that make {@code newTotal} bytes. */
    void begin(ReassemblyFields fields, int newCount, int newTotal) {
        count = newCount;
        total = newTotal;
        mark = d.openGenerated(fields.pieces(), 0);
        if (d.labelling()) {
            heading.setLength(0);
            heading.append(count).append(' ').append(fields.pieces().label());
            heading.append(" (").append(total).append(total == 1 ? " byte):" : " bytes):");
        }
    }

    /** Notes the next piece: {@code length} bytes from {@code offset} of the whole, which frame {@code frame} brought. */
    void piece(ReassemblyFields fields, int frame, int offset, int length) {
        d.generated(fields.piece(), frame);
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
        d.generated(fields.count(), count);
        d.generated(fields.length(), total);
        if (mark >= 0) {
            if (d.labelling()) {
                d.tape.setText(mark, heading.toString());
            }
            d.tape.close(mark);
        }
    }
}
