package dev.peel.core.dissect;

/** Puts fragments of datagrams together and moves the cursor to the whole. */
final class FragmentEngine {
    private final Dissection d;
    private final PieceNotes notes;
    private final FragmentTable table;

    FragmentEngine(Dissection d, Limits limits) {
        this.d = d;
        notes = new PieceNotes(d);
        table = new FragmentTable(limits.get(Limit.FRAGMENTED_DATAGRAMS), limits.get(Limit.FRAGMENT_BYTES));
    }

    boolean add(FragmentKey key, int offset, boolean more, ReassemblyFields fields) {
        if (d.captured() < d.remaining()) {
            return false;
        }
        long evicted = table.evicted();
        FragmentTable.Datagram whole = table.add(key, offset, more, d.array, d.at, d.captured(), (int) d.frameNumber());
        d.engine().numbers().meetDatagram(table.number());
        if (table.evicted() != evicted) {
            d.layers().limitReached(Limit.FRAGMENTED_DATAGRAMS);
        }
        if (whole == null) {
            return false;
        }
        int source = d.addSource(whole.bytes(), 0, whole.length());
        notePieces(whole, source, fields);
        d.layers().closeLayer();
        d.layers().take();
        if (d.labelling()) {
            d.tape.setTitle(source, fields.title());
        }
        d.moveTo(source);
        return true;
    }

    private void notePieces(FragmentTable.Datagram datagram, int source, ReassemblyFields fields) {
        notes.begin(fields, source, datagram.fragments(), datagram.length());
        if (d.wants(fields.piece())) {
            for (int i = 0; i < datagram.fragments(); i++) {
                notes.piece(fields, datagram.frame(i), datagram.offset(i), datagram.length(i));
            }
        }
        notes.end(fields);
    }
}
