package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.ValueText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a field's value as the JSON type that fits it. */
final class TypedValue {
    private final JsonText text;
    private final JsonGenerator json;

    TypedValue(JsonText text) {
        this.text = text;
        json = text.json();
    }

    void write(Tape tape, int entry, Field field) throws IOException {
        Object object = tape.object(entry);
        long value = tape.value(entry);
        switch (field.type()) {
            case NONE, PROTOCOL -> json.writeNull();
            case BOOLEAN -> json.writeBoolean(value != 0);
            case CHAR, UINT8, UINT16, UINT24, UINT32, INT32, INT64, FRAME_NUMBER -> {
                if (object == null) {
                    json.writeNumber(value);
                } else {
                    text(tape, entry, field);
                }
            }
            case UINT64 -> {
                if (object != null) {
                    text(tape, entry, field);
                } else if (value >= 0) {
                    json.writeNumber(value);
                } else {
                    json.writeNumber(Long.toUnsignedString(value));
                }
            }
            case RELATIVE_TIME -> {
                ValueText.append(text.scratch(), tape, entry, field);
                if (object instanceof String) {
                    text.write();
                } else {
                    text.writeNumber();
                }
            }
            case ABSOLUTE_TIME -> time(tape, entry, field, object);
            case STRING -> string(tape, entry, object);
            case IPV4, IPV6, ETHER, BYTES, OID, GUID -> text(tape, entry, field);
        }
    }

    private void time(Tape tape, int entry, Field field, @Nullable Object object) throws IOException {
        TextBuffer time = text.scratch();
        if (object instanceof Instant instant) {
            IsoTime.append(time, instant);
        } else if (object == null) {
            IsoTime.append(time, tape.value(entry));
        } else {
            ValueText.append(time, tape, entry, field);
        }
        text.write();
    }

    /** JSON has escapes of its own, so that a text is what it was in the packet. */
    private void string(Tape tape, int entry, @Nullable Object object) throws IOException {
        if (object != null) {
            json.writeString(object.toString());
            return;
        }
        int source = tape.source(entry);
        int start = tape.sourceStart(source) + tape.offset(entry);
        json.writeString(
                new String(tape.sourceArray(source), start, tape.availableLength(entry), StandardCharsets.UTF_8));
    }

    private void text(Tape tape, int entry, Field field) throws IOException {
        ValueText.append(text.scratch(), tape, entry, field);
        text.write();
    }
}
