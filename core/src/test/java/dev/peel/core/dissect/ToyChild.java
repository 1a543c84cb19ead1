package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.function.Consumer;

/** What {@link ToyScript} may hand its payload to, as number 1 of its table. */
final class ToyChild implements Dissector {
    static final Field BYTE = Field.uint("toychild.byte", 8, "Byte");
    static final Protocol CHILD = Protocol.of("toychild", "CHILD", "Toy Child", BYTE);

    /** What it may lead to. */
    static final Table PARTS = Table.of("toychild.part");

    private final Consumer<Dissection> body;

    ToyChild(Consumer<Dissection> body) {
        this.body = body;
    }

    @Override
    public Protocol protocol() {
        return CHILD;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(PARTS);
        registrar.bind("toyscript.child", 1, this);
    }

    @Override
    public void dissect(Dissection d) {
        body.accept(d);
    }
}
