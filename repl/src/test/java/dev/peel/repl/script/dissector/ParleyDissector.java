package dev.peel.repl.script.dissector;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;

/** What examples/dissector-js/parley.js is, in Java. */
final class ParleyDissector implements StreamDissector {
    private static final Values KINDS = Values.of(1, "Question", 2, "Answer");
    private static final Field KIND = Field.uint("parley.kind", 8, "Kind").values(KINDS);
    private static final Field LENGTH = Field.uint("parley.length", 16, "Length");
    private static final Field TEXT = Field.text("parley.text", "Text");
    private static final Protocol PARLEY = Protocol.of("parley", "PARLEY", "Parley", KIND, LENGTH, TEXT);
    private static final int HEADER = 3; // bytes

    @Override
    public Protocol protocol() {
        return PARLEY;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("tcp.port", 7007, this);
    }

    @Override
    public int pduLength(Bytes available) {
        return available.length() < HEADER ? NEED_MORE : HEADER + available.u16(1);
    }

    @Override
    public void dissect(Dissection d) {
        int kind = d.u8(KIND);
        d.text(TEXT, d.u16(LENGTH));
        String name = KINDS.name(kind, "Unknown (" + kind + ")");
        if (d.summaryProtocol().equals(PARLEY.shortName())) {
            d.summaryMore(name);
        } else {
            d.summary(PARLEY, name);
        }
    }
}
