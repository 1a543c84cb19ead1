package dev.peel.core.dissect;

import dev.peel.core.flow.Slot;

/**
 * A stream of messages inside another protocol's messages, such as TLS handshake messages inside TLS records: for each flow and
 * direction, what is not whole yet.
 */
public final class SubStream {
    private final ReassemblyFields fields;
    private final Slot<StreamPair> slot;

    private SubStream(String name, ReassemblyFields fields) {
        this.fields = fields;
        this.slot = Slot.of(name);
    }

    /** {@return a stream called {@code name} whose messages, when they came in pieces, show {@code fields}} */
    public static SubStream of(String name, ReassemblyFields fields) {
        return new SubStream(name, fields);
    }

    ReassemblyFields fields() {
        return fields;
    }

    Slot<StreamPair> slot() {
        return slot;
    }
}
