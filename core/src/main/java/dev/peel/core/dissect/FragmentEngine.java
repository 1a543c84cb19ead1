package dev.peel.core.dissect;

import dev.peel.core.flow.FragmentTable;

/** Puts fragments of datagrams together and moves the cursor to the whole. */
final class FragmentEngine {
    private final Dissection d;
    private final FragmentTable table;

    FragmentEngine(Dissection d, Limits limits) {
        this.d = d;
        table = new FragmentTable(limits.get(Limit.FRAGMENTED_DATAGRAMS), limits.get(Limit.FRAGMENT_BYTES));
    }

    boolean add(FragmentTable.Key key, int offset, boolean more, ReassemblyFields fields) {
        if (d.captured() < d.remaining()) {
            return false;
        }
        long evicted = table.evicted();
        FragmentTable.Datagram whole = table.add(key, offset, more, d.array, d.at, d.captured(), (int) d.frameNumber());
        if (table.evicted() != evicted) {
            d.layers().limitReached(Limit.FRAGMENTED_DATAGRAMS);
        }
        if (whole == null) {
            return false;
        }
        notePieces(whole, fields);
        d.layers().closeLayer();
        d.layers().take();
        new Layers.Place(d).moveTo(d.tape.addSource(whole.bytes(), 0, whole.length()));
        return true;
    }

    private void notePieces(FragmentTable.Datagram datagram, ReassemblyFields fields) {
        int mark = d.open(fields.pieces());
        if (d.wants(fields.piece())) {
            for (int i = 0; i < datagram.fragments(); i++) {
                d.generated(fields.piece(), datagram.frame(i));
            }
        }
        d.generated(fields.count(), datagram.fragments());
        d.generated(fields.length(), datagram.length());
        if (mark >= 0) {
            d.tape.close(mark);
        }
    }
}
