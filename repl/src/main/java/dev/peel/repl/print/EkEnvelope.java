package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.dissect.Registry;
import dev.peel.core.packet.Packet;
import java.io.IOException;

/** The line before each packet in {@code -T ek}, and what stands around its layers. */
final class EkEnvelope implements Envelope {
    private final JsonText text;
    private final JsonGenerator json;
    private final PacketDay day;

    EkEnvelope(Registry registry, JsonText text) {
        this.text = text;
        json = text.json();
        day = new PacketDay(registry);
    }

    @Override
    public String key(String name) {
        return name.replace('.', '_');
    }

    @Override
    public void begin() {}

    @Override
    public void open(Packet packet) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("index");
        json.writeStringField("_index", day.index(packet));
        json.writeStringField("_type", "doc");
        json.writeEndObject();
        json.writeEndObject();
        text.newLine();
        json.writeStartObject();
        json.writeStringField("timestamp", Long.toString(day.milliseconds(packet)));
        json.writeFieldName("layers");
    }

    @Override
    public void close() throws IOException {
        json.writeEndObject();
        text.newLine();
        text.flushIfFull();
    }

    @Override
    public void end() {}
}
