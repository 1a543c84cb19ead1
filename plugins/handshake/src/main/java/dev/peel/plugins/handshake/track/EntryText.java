package dev.peel.plugins.handshake.track;

import dev.peel.core.dissect.Registry;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.ValueText;
import java.io.OutputStream;

/** Makes text of tape entries that are kept, fit for a line. Not thread-safe. */
final class EntryText {
    private static final String CUT = "…";

    private final Registry registry;
    private final Pool<String> texts = new Pool<>();
    private final TextBuffer buffer = new TextBuffer(OutputStream.nullOutputStream());

    EntryText(Registry registry) {
        this.registry = registry;
    }

    /** {@return the text of entry {@code i}, at most {@code longest} characters, the last of which then says that it was cut} */
    String of(Tape tape, int i, int longest) {
        ValueText.append(buffer, tape, i, registry.field(tape.fieldId(i)));
        String text = buffer.toString();
        buffer.truncate(0);
        return texts.once(text.length() <= longest ? text : text.substring(0, longest - 1) + CUT);
    }
}
