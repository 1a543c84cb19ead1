package dev.peel.plugins.handshake.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects, one a line, for programs; every key is written, with {@code null} where there is no value.
 *
 * <p>Methods throw {@link IOException} when the text cannot be written. Not thread-safe.
 */
public final class JsonLines implements AutoCloseable {
    private static final int MILLISECOND_DIGITS = 6; // of nanoseconds

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private final TextBuffer out;

    /** Prints to {@code out}. */
    public JsonLines(TextBuffer out) throws IOException {
        this.out = out;
        json = new JsonFactory().createGenerator(bytes).setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /** {@return what writes the line at hand} */
    public JsonGenerator generator() {
        return json;
    }

    /** Ends the line at hand, whose object is closed, and hands it on. */
    public void endLine() throws IOException {
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

    /** Writes who {@code flow} is between, whether it succeeded, how far it came and who ended it how. */
    public void outcome(Handshake flow) throws IOException {
        Step step = flow.step();
        json.writeStringField("client", flow.client().toString());
        json.writeStringField("server", flow.server().toString());
        json.writeStringField("role", flow.role().label());
        bool("ok", flow.isOk());
        string("step", step == null ? null : step.name());
        json.writeStringField("ended_by", flow.ending().by().label());
        json.writeStringField("how", flow.ending().how());
    }

    /** Writes a text. */
    public void string(String key, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else {
            json.writeStringField(key, value);
        }
    }

    /** Writes true, false or neither. */
    public void bool(String key, @Nullable Boolean value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else {
            json.writeBooleanField(key, value);
        }
    }

    /** Writes a span as milliseconds, with all its nanoseconds behind the point. */
    public void milliseconds(String key, @Nullable Duration span) throws IOException {
        if (span == null) {
            json.writeNullField(key);
        } else {
            json.writeNumberField(key, BigDecimal.valueOf(span.toNanos(), MILLISECOND_DIGITS));
        }
    }

    /** Writes texts as an array. */
    public void strings(String key, List<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
