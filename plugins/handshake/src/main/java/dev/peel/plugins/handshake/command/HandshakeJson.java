package dev.peel.plugins.handshake.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Handshakes as JSON, an object a line, for programs; every object has every key. */
final class HandshakeJson implements AutoCloseable {
    private static final int MILLISECOND_DIGITS = 6; // of nanoseconds

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private final TextBuffer out;

    HandshakeJson(TextBuffer out) throws IOException {
        this.out = out;
        json = new JsonFactory().createGenerator(bytes).setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /** Writes one line. */
    void print(Handshake handshake) throws IOException {
        json.writeStartObject();
        json.writeNumberField("flow", handshake.flow());
        json.writeStringField("time", handshake.time().toString());
        json.writeStringField("client", handshake.client().toString());
        json.writeStringField("server", handshake.server().toString());
        json.writeStringField("role", handshake.role().label());
        json.writeFieldName("ok");
        Boolean isOk = handshake.isOk();
        if (isOk == null) {
            json.writeNull();
        } else {
            json.writeBoolean(isOk);
        }
        Step step = handshake.step();
        string("step", step == null ? null : step.name());
        json.writeStringField("ended_by", handshake.ending().by().label());
        json.writeStringField("how", handshake.ending().how());
        tls(handshake.tls());
        alert(handshake.alert());
        json.writeNumberField("client_bytes", handshake.clientSide().bytes());
        json.writeNumberField("server_bytes", handshake.serverSide().bytes());
        json.writeObjectFieldStart("times");
        milliseconds("tcp_ms", handshake.tcpTime());
        milliseconds("tls_ms", handshake.tlsTime());
        json.writeEndObject();
        json.writeStringField("text", Sentence.of(handshake));
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

    private void tls(Handshake.Tls tls) throws IOException {
        string("version", tls.version());
        string("version_offered", tls.offeredVersion());
        string("cipher", tls.cipher());
        string("sni", tls.serverName());
        string("alpn", tls.alpn());
        json.writeArrayFieldStart("alpn_offered");
        for (String protocol : tls.offeredAlpn()) {
            json.writeString(protocol);
        }
        json.writeEndArray();
        Resumption resumption = tls.resumption();
        string("resumption", resumption == null ? null : resumption.label());
        json.writeBooleanField("hrr", tls.retries() > 0);
        json.writeBooleanField("early_data", tls.earlyBytes() > 0);
    }

    private void alert(@Nullable Alert alert) throws IOException {
        if (alert == null) {
            json.writeNullField("alert");
            return;
        }
        json.writeObjectFieldStart("alert");
        number("code", alert.code());
        string("name", alert.name());
        number("level", alert.level());
        json.writeStringField("by", alert.by().label());
        json.writeBooleanField("encrypted", alert.isEncrypted());
        json.writeEndObject();
    }

    private void number(String key, int value) throws IOException {
        if (value == Alert.ENCRYPTED) {
            json.writeNullField(key);
        } else {
            json.writeNumberField(key, value);
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
