package dev.peel.plugins.handshake.flows;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.json.JsonLines;
import java.io.IOException;

/** Flows as JSON, an object a line, for programs; every object has every key. */
final class FlowJson implements AutoCloseable {
    private final JsonLines lines;
    private final JsonGenerator json;

    FlowJson(TextBuffer out) throws IOException {
        lines = new JsonLines(out);
        json = lines.generator();
    }

    /** Writes one line. */
    void print(FlowRow row) throws IOException {
        Handshake flow = row.flow();
        Resumption resumption = flow.tls().resumption();
        json.writeStartObject();
        json.writeNumberField("flow", flow.flow());
        json.writeStringField("time", flow.time().toString());
        lines.outcome(flow);
        lines.string("version", flow.tls().version());
        lines.string("version_offered", flow.tls().offeredVersion());
        lines.string("sni", flow.tls().serverName());
        lines.string("resumption", resumption == null ? null : resumption.label());
        json.writeNumberField("completeness", flow.completeness());
        json.writeStringField("conn_state", flow.zeek().connState());
        json.writeStringField("history", flow.zeek().history());
        json.writeStringField("ssl_history", flow.zeek().sslHistory());
        lines.milliseconds("duration_ms", flow.lasted());
        json.writeNumberField("client_bytes", flow.clientSide().bytes());
        json.writeNumberField("server_bytes", flow.serverSide().bytes());
        lines.strings("verdicts", row.verdicts().stream().map(Verdict::id).toList());
        json.writeEndObject();
        lines.endLine();
    }

    /** Hands on what is left. */
    @Override
    public void close() throws IOException {
        lines.close();
    }
}
