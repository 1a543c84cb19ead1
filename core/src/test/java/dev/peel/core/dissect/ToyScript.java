package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A dissector of user-0 frames that does what a test says. */
final class ToyScript implements Dissector {
    static final Field BYTE = Field.uint("toyscript.byte", 8, "Byte");
    static final Field WORD = Field.uint("toyscript.word", 16, "Word").hex();
    static final Field LONG = Field.uint("toyscript.long", 64, "Long");
    static final Field HIGH = Field.uint("toyscript.high", 8, "High").mask(0xf0);
    static final Field LOW = Field.flag("toyscript.low", 8, 0x01, "Low");
    static final Field TEXT = Field.text("toyscript.text", "Text");
    static final Field GROUP = Field.group("toyscript.group", "Group");
    static final Field INNER = Field.group("toyscript.inner", "Inner group");
    static final Protocol SCRIPT =
            Protocol.of("toyscript", "SCRIPT", "Toy Script", BYTE, WORD, LONG, HIGH, LOW, TEXT, GROUP, INNER);
    static final Table CHILDREN = Table.of("toyscript.child");

    private final Consumer<Dissection> body;

    ToyScript(Consumer<Dissection> body) {
        this.body = body;
    }

    /** {@return the conversation of one frame that {@code body} dissects} */
    static ToyConversation run(byte[] frame, Consumer<Dissection> body) {
        return run(frame, Limits.DEFAULT, body);
    }

    static ToyConversation run(byte[] frame, Limits limits, Consumer<Dissection> body, Dissector... children) {
        List<Dissector> all = new ArrayList<>(List.of(children));
        all.add(new ToyScript(body));
        Registry registry = Registry.of(all);
        return new ToyConversation(registry, Demand.everything(registry), limits)
                .raw(frame, frame.length, frame.length);
    }

    @Override
    public Protocol protocol() {
        return SCRIPT;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(CHILDREN);
        registrar.bind("wtap_encap", 45, this);
    }

    @Override
    public void dissect(Dissection d) {
        body.accept(d);
    }
}
