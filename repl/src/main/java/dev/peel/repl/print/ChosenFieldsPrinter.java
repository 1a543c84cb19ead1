package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.print.FieldColumns;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Chosen fields only of each packet, as JSON or for Elasticsearch: tshark's {@code -e} with {@code -T json} and {@code -T ek}. */
public final class ChosenFieldsPrinter implements Tap {
    // Hot path: no allocation per value.

    private final FieldColumns columns;
    private final List<String> keys = new ArrayList<>();
    private final List<Field> fields;
    private final JsonText text;
    private final JsonGenerator json;
    private final Envelope envelope;

    private ChosenFieldsPrinter(FieldColumns columns, Registry registry, JsonText text, Envelope envelope) {
        this.columns = columns;
        this.text = text;
        this.envelope = envelope;
        json = text.json();
        fields = columns.fields();
        fields.addAll(registry.fields(PacketDay.FIELD));
        for (int column = 0; column < columns.count(); column++) {
            keys.add(envelope.key(columns.name(column)));
        }
    }

    /**
     * {@return a printer of a JSON array}
     *
     * @param names the fields: names or aliases
     * @throws dev.peel.core.print.UnknownFieldException when there is no field of a name
     */
    public static ChosenFieldsPrinter json(Registry registry, List<String> names, TextBuffer out) throws IOException {
        JsonText text = JsonText.indented(out);
        return new ChosenFieldsPrinter(
                new FieldColumns(registry, names), registry, text, new JsonEnvelope(registry, text));
    }

    /**
     * {@return a printer for Elasticsearch}
     *
     * @param names the fields: names or aliases
     * @throws dev.peel.core.print.UnknownFieldException when there is no field of a name
     */
    public static ChosenFieldsPrinter ek(Registry registry, List<String> names, TextBuffer out) throws IOException {
        JsonText text = JsonText.lines(out);
        return new ChosenFieldsPrinter(
                new FieldColumns(registry, names), registry, text, new EkEnvelope(registry, text));
    }

    @Override
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    @Override
    public void begin() throws IOException {
        envelope.begin();
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        columns.gather(packet);
        envelope.open(packet);
        json.writeStartObject();
        for (int column = 0; column < columns.count(); column++) {
            if (columns.first(column) != FieldColumns.NONE) {
                json.writeArrayFieldStart(keys.get(column));
                for (int value = columns.first(column); value != FieldColumns.NONE; value = columns.next(value)) {
                    columns.append(text.scratch(), value);
                    text.write();
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
        envelope.close();
        return true;
    }

    @Override
    public void end(CaptureContent content) throws IOException {
        envelope.end();
    }

    @Override
    public void pause() throws IOException {
        text.flush();
    }
}
