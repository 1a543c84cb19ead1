package dev.peel.plugins.handshake.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Latencies;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flows and their verdicts as JSON, an object a line, for programs; every object has every key. */
final class ExplainJson implements AutoCloseable {
    private static final int MILLISECOND_DIGITS = 6; // of nanoseconds

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private final TextBuffer out;

    ExplainJson(TextBuffer out) throws IOException {
        this.out = out;
        json = new JsonFactory().createGenerator(bytes).setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /** Writes one line. */
    void print(Handshake flow, List<Verdict> verdicts) throws IOException {
        json.writeStartObject();
        json.writeNumberField("flow", flow.flow());
        json.writeStringField("client", flow.client().toString());
        json.writeStringField("server", flow.server().toString());
        json.writeStringField("role", flow.role().label());
        bool("ok", flow.isOk());
        Step step = flow.step();
        string("step", step == null ? null : step.name());
        json.writeStringField("ended_by", flow.ending().by().label());
        json.writeStringField("how", flow.ending().how());
        string("version", flow.tls().version());
        string("cipher", flow.tls().cipher());
        string("sni", flow.tls().serverName());
        string("alpn", flow.tls().alpn());
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
        string("name", alert.name());
        json.writeStringField("by", alert.by().label());
        json.writeBooleanField("encrypted", alert.isEncrypted());
        json.writeEndObject();
    }

    private void times(Handshake flow) throws IOException {
        Latencies latencies = flow.latencies();
        json.writeObjectFieldStart("times");
        milliseconds("tcp_ms", flow.tcpTime());
        milliseconds("tls_ms", flow.tlsTime());
        milliseconds("syn_ack_ms", latencies.synAck());
        milliseconds("ack_ms", latencies.established());
        milliseconds("client_hello_ms", latencies.clientHello());
        milliseconds("server_hello_ms", latencies.serverHello());
        milliseconds("server_flight_ms", latencies.serverFlight());
        milliseconds("client_flight_ms", latencies.clientFlight());
        milliseconds("finished_ms", latencies.finished());
        milliseconds("data_ms", latencies.data());
        milliseconds("answer_ms", latencies.answer());
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
        strings("causes", verdict.causes());
        strings("next", verdict.next());
        strings("rfc", verdict.rfc());
        json.writeEndObject();
    }

    private void strings(String key, List<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void bool(String key, @Nullable Boolean value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else {
            json.writeBooleanField(key, value);
        }
    }

    private void string(String key, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else {
            json.writeStringField(key, value);
        }
    }

    private void milliseconds(String key, @Nullable Duration span) throws IOException {
        if (span == null) {
            json.writeNullField(key);
        } else {
            json.writeNumberField(key, BigDecimal.valueOf(span.toNanos(), MILLISECOND_DIGITS));
        }
    }
}
