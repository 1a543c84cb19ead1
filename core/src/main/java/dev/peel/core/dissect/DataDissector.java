package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/** Bytes that no dissector claims. */
final class DataDissector implements Dissector {
    static final DataDissector INSTANCE = new DataDissector();

    private static final Field DATA = Field.bytes("data.data", "Data");
    private static final Field LENGTH = Field.sint("data.len", 32, "Length");
    private static final Protocol PROTOCOL = Protocol.of("data", "Data", "Data", DATA, LENGTH);

    private DataDissector() {}

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public void register(Registrar registrar) {
        // What is bound nowhere else comes here.
    }

    @Override
    public void dissect(Dissection d) {
        int length = d.remaining();
        if (d.labelling()) {
            d.labelLayer("Data (" + length + " byte" + (length == 1 ? ")" : "s)"));
        }
        int captured = d.captured();
        d.bytes(DATA, captured);
        d.derived(LENGTH, -captured, 0, length);
    }
}
