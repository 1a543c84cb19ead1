package dev.peel.plugins.handshake.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Latencies;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.json.JsonLines;
import java.io.IOException;
import java.util.List;

/** Flows and their verdicts as JSON, an object a line, for programs; every object has every key. */
final class ExplainJson implements AutoCloseable {
    private final JsonLines lines;
    private final JsonGenerator json;

    ExplainJson(TextBuffer out) throws IOException {
        lines = new JsonLines(out);
        json = lines.generator();
    }

    /** Writes one line. */
    void print(Handshake flow, List<Verdict> verdicts) throws IOException {
        json.writeStartObject();
        json.writeNumberField("flow", flow.flow());
        lines.outcome(flow);
        lines.string("version", flow.tls().version());
        lines.string("cipher", flow.tls().cipher());
        lines.string("sni", flow.tls().serverName());
        lines.string("alpn", flow.tls().alpn());
        Resumption resumption = flow.tls().resumption();
        json.writeStringField("resumption", (resumption == null ? Resumption.NONE : resumption).label());
        json.writeBooleanField("hrr", flow.tls().retries() > 0);
        alert(flow);
        json.writeStringField("conn_state", flow.zeek().connState());
        json.writeStringField("history", flow.zeek().history());
        json.writeStringField("ssl_history", flow.zeek().sslHistory());
        times(flow);
        json.writeArrayFieldStart("verdicts");
        for (Verdict verdict : verdicts) {
            verdict(verdict);
        }
        json.writeEndArray();
        json.writeEndObject();
        lines.endLine();
    }

    /** Hands on what is left. */
    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void alert(Handshake flow) throws IOException {
        Alert alert = flow.alert();
        // That an encrypted alert goes before a FIN is how good connections end.
        if (alert == null || alert.isEncrypted() && Boolean.TRUE.equals(flow.isOk())) {
            json.writeNullField("alert");
            return;
        }
        json.writeObjectFieldStart("alert");
        if (alert.isEncrypted()) {
            json.writeNullField("code");
        } else {
            json.writeNumberField("code", alert.code());
        }
        lines.string("name", alert.name());
        json.writeStringField("by", alert.by().label());
        json.writeBooleanField("encrypted", alert.isEncrypted());
        json.writeEndObject();
    }

    private void times(Handshake flow) throws IOException {
        Latencies latencies = flow.latencies();
        json.writeObjectFieldStart("times");
        lines.milliseconds("tcp_ms", flow.tcpTime());
        lines.milliseconds("tls_ms", flow.tlsTime());
        lines.milliseconds("syn_ack_ms", latencies.synAck());
        lines.milliseconds("ack_ms", latencies.established());
        lines.milliseconds("client_hello_ms", latencies.clientHello());
        lines.milliseconds("server_hello_ms", latencies.serverHello());
        lines.milliseconds("server_flight_ms", latencies.serverFlight());
        lines.milliseconds("client_flight_ms", latencies.clientFlight());
        lines.milliseconds("finished_ms", latencies.finished());
        lines.milliseconds("data_ms", latencies.data());
        lines.milliseconds("answer_ms", latencies.answer());
        json.writeEndObject();
    }

    private void verdict(Verdict verdict) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", verdict.id());
        json.writeStringField("confidence", verdict.confidence().label());
        json.writeArrayFieldStart("evidence");
        for (long frame : verdict.evidence()) {
            json.writeNumber(frame);
        }
        json.writeEndArray();
        json.writeStringField("text", verdict.text());
        lines.strings("causes", verdict.causes());
        lines.strings("next", verdict.next());
        lines.strings("rfc", verdict.rfc());
        json.writeEndObject();
    }
}
