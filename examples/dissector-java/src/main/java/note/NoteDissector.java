package note;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;

/** Messages over TCP: {@code type (1) | length of the text (2) | text}. */
public final class NoteDissector implements StreamDissector {
    private static final int HEADER_LENGTH = 3; // bytes
    private static final Field TYPE =
            Field.uint("note.type", 8, "Type").values(Values.of(1, "Question", 2, "Answer"));
    private static final Field LENGTH = Field.uint("note.length", 16, "Length");
    private static final Field TEXT = Field.text("note.text", "Text");
    private static final Protocol PROTOCOL = Protocol.of("note", "Note", "Note Protocol", TYPE, LENGTH, TEXT);

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("tcp.port", 7070, this);
    }

    /** A message may come in several segments, and a segment may hold several: peel puts them together. */
    @Override
    public int pduLength(Bytes available) {
        return available.length() < HEADER_LENGTH ? NEED_MORE : HEADER_LENGTH + available.u16(1);
    }

    @Override
    public void dissect(Dissection d) {
        int type = d.u8(TYPE);
        int length = d.u16(LENGTH);
        d.text(TEXT, length);
        if (d.summarizing()) {
            d.summary(PROTOCOL, (type == 1 ? "Question" : "Answer") + ", " + length + " bytes");
        }
    }
}
