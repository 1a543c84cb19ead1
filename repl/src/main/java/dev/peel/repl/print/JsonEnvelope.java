package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.dissect.Registry;
import dev.peel.core.packet.Packet;
import java.io.IOException;

/** What stands around the layers of each packet in {@code -T json}, and around all packets. */
final class JsonEnvelope implements Envelope {
    private final JsonText text;
    private final JsonGenerator json;
    private final PacketDay day;

    JsonEnvelope(Registry registry, JsonText text) {
        this.text = text;
        json = text.json();
        day = new PacketDay(registry);
    }

    @Override
    public String key(String name) {
        return name;
    }

    @Override
    public void begin() throws IOException {
        json.writeStartArray();
    }

    @Override
    public void open(Packet packet) throws IOException {
        json.writeStartObject();
        json.writeStringField("_index", day.index(packet));
        json.writeStringField("_type", "doc");
        json.writeNullField("_score");
        json.writeObjectFieldStart("_source");
        json.writeFieldName("layers");
    }

    @Override
    public void close() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
        text.flushIfFull();
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        text.newLine();
    }
}
