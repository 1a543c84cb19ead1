package dev.peel.plugins.handshake.flows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flows as JSON, an object a line, for programs; every object has every key. */
final class FlowJson implements AutoCloseable {
    private static final int MILLISECOND_DIGITS = 6; // of nanoseconds

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private final TextBuffer out;

    FlowJson(TextBuffer out) throws IOException {
        this.out = out;
        json = new JsonFactory().createGenerator(bytes).setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /** Writes one line. */
    void print(FlowRow row) throws IOException {
        Handshake flow = row.flow();
        Step step = flow.step();
        Resumption resumption = flow.tls().resumption();
        json.writeStartObject();
        json.writeNumberField("flow", flow.flow());
        json.writeStringField("time", flow.time().toString());
        json.writeStringField("client", flow.client().toString());
        json.writeStringField("server", flow.server().toString());
        json.writeStringField("role", flow.role().label());
        ok(flow.isOk());
        string("step", step == null ? null : step.name());
        json.writeStringField("ended_by", flow.ending().by().label());
        json.writeStringField("how", flow.ending().how());
        string("version", flow.tls().version());
        string("version_offered", flow.tls().offeredVersion());
        string("sni", flow.tls().serverName());
        string("resumption", resumption == null ? null : resumption.label());
        json.writeStringField("conn_state", flow.zeek().connState());
        json.writeStringField("history", flow.zeek().history());
        json.writeStringField("ssl_history", flow.zeek().sslHistory());
        json.writeNumberField("duration_ms", BigDecimal.valueOf(flow.lasted().toNanos(), MILLISECOND_DIGITS));
        json.writeNumberField("client_bytes", flow.clientSide().bytes());
        json.writeNumberField("server_bytes", flow.serverSide().bytes());
        verdicts(row.verdicts());
        json.writeEndObject();
        json.flush();
        out.raw(bytes.toByteArray()).ascii('\n');
        out.flushIfFull();
        bytes.reset();
    }

    /** Hands on what is left. */
    @Override
    public void close() throws IOException {
        json.close();
        out.flush();
    }

    private void ok(@Nullable Boolean isOk) throws IOException {
        json.writeFieldName("ok");
        if (isOk == null) {
            json.writeNull();
        } else {
            json.writeBoolean(isOk);
        }
    }

    private void verdicts(List<Verdict> verdicts) throws IOException {
        json.writeArrayFieldStart("verdicts");
        for (Verdict verdict : verdicts) {
            json.writeString(verdict.id());
        }
        json.writeEndArray();
    }

    private void string(String key, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else {
            json.writeStringField(key, value);
        }
    }
}
