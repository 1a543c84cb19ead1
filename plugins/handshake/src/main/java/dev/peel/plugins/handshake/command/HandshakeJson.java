package dev.peel.plugins.handshake.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.json.JsonLines;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Handshakes as JSON, an object a line, for programs; every object has every key. */
final class HandshakeJson implements AutoCloseable {
    private final JsonLines lines;
    private final JsonGenerator json;

    HandshakeJson(TextBuffer out) throws IOException {
        lines = new JsonLines(out);
        json = lines.generator();
    }

    /** Writes one line. */
    void print(Handshake handshake) throws IOException {
        json.writeStartObject();
        json.writeNumberField("flow", handshake.flow());
        json.writeStringField("time", handshake.time().toString());
        lines.outcome(handshake);
        tls(handshake.tls());
        alert(handshake.alert());
        json.writeNumberField("client_bytes", handshake.clientSide().bytes());
        json.writeNumberField("server_bytes", handshake.serverSide().bytes());
        json.writeObjectFieldStart("times");
        lines.milliseconds("tcp_ms", handshake.tcpTime());
        lines.milliseconds("tls_ms", handshake.tlsTime());
        json.writeEndObject();
        json.writeStringField("text", Sentence.of(handshake));
        json.writeEndObject();
        lines.endLine();
    }

    /** Hands on what is left. */
    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void tls(Handshake.Tls tls) throws IOException {
        lines.string("version", tls.version());
        lines.string("version_offered", tls.offeredVersion());
        lines.string("cipher", tls.cipher());
        lines.string("sni", tls.serverName());
        lines.string("alpn", tls.alpn());
        lines.strings("alpn_offered", tls.offeredAlpn());
        Resumption resumption = tls.resumption();
        lines.string("resumption", resumption == null ? null : resumption.label());
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
        lines.string("name", alert.name());
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
}
