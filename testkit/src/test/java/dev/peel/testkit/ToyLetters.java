package dev.peel.testkit;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/** A link layer: {@code length (1) | letters}. */
public final class ToyLetters implements Dissector {
    private static final Field LENGTH = Field.uint("toyletters.length", 8, "Length");
    private static final Field TEXT = Field.text("toyletters.text", "Text");
    private static final Protocol LETTERS = Protocol.of("toyletters", "Letters", "Toy Letters", LENGTH, TEXT);

    @Override
    public Protocol protocol() {
        return LETTERS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("wtap_encap", 1, this);
    }

    @Override
    public void dissect(Dissection d) {
        int length = d.u8(LENGTH);
        if (length == 0xff) {
            throw new IllegalStateException("cannot read this");
        }
        d.text(TEXT, length);
    }
}
