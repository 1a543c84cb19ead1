package dev.peel.plugins.handshake.diff;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.command.Sentence;
import dev.peel.plugins.handshake.diff.Trait.Kind;
import dev.peel.plugins.handshake.json.JsonLines;
import java.io.IOException;
import java.util.List;

/** Prints a comparison as one JSON object in a line, for programs. */
final class DiffJson {
    private final JsonLines lines;
    private final JsonGenerator json;

    private DiffJson(JsonLines lines) {
        this.lines = lines;
        json = lines.generator();
    }

    /** Prints {@code comparison}. */
    static void print(Comparison comparison, TextBuffer out) throws IOException {
        try (JsonLines lines = new JsonLines(out)) {
            new DiffJson(lines).print(comparison);
            lines.endLine();
        }
    }

    private void print(Comparison comparison) throws IOException {
        json.writeStartObject();
        flow("a", comparison.first());
        flow("b", comparison.second());
        json.writeBooleanField("b_chosen", comparison.isChosen());
        Difference found = comparison.hasQuestion() ? comparison.explanation() : null;
        lines.string("explanation", found == null ? null : found.name());
        json.writeArrayFieldStart("traits");
        for (Difference each : comparison.differences()) {
            json.writeStartObject();
            json.writeStringField("name", each.name());
            values("a", each.first());
            values("b", each.second());
            json.writeBooleanField("differs", each.isDifferent());
            json.writeBooleanField("can_explain", each.canExplain());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void flow(String key, Compared compared) throws IOException {
        Handshake flow = compared.flow();
        json.writeObjectFieldStart(key);
        json.writeStringField("file", compared.file());
        json.writeNumberField("flow", flow.flow());
        json.writeStringField("client", flow.client().toString());
        json.writeStringField("server", flow.server().toString());
        lines.bool("ok", flow.isOk());
        json.writeStringField("text", Sentence.of(flow));
        json.writeEndObject();
    }

    private void values(String key, Trait trait) throws IOException {
        List<String> values = trait.values();
        if (values == null) {
            json.writeNullField(key);
        } else if (trait.kind() == Kind.VALUE || trait.kind() == Kind.SPAN) {
            json.writeStringField(key, values.get(0));
        } else {
            lines.strings(key, values);
        }
    }
}
