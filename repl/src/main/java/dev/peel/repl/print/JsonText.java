package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;

/**
 * JSON on its way into a {@link TextBuffer}, with texts that are put together in place.
 *
 * <p>Not thread-safe.
 */
final class JsonText {
    // Hot path: no allocation per value.

    private final TextBuffer scratch = new TextBuffer(OutputStream.nullOutputStream());
    private final TextBuffer out;
    private final JsonGenerator json;

    private JsonText(TextBuffer out, PrettyPrinter layout) throws IOException {
        this.out = out;
        json = new JsonFactory().createGenerator(new BufferStream(out));
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(layout);
    }

    /** {@return JSON in lines, indented by two spaces a level} */
    static JsonText indented(TextBuffer out) throws IOException {
        return new JsonText(out, indented());
    }

    /** {@return JSON without spaces, for values that {@link #newLine} stands between} */
    static JsonText lines(TextBuffer out) throws IOException {
        return new JsonText(out, new MinimalPrettyPrinter(""));
    }

    private static DefaultPrettyPrinter indented() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }

    /** {@return the generator} */
    JsonGenerator json() {
        return json;
    }

    /** {@return an empty buffer for a text that {@link #write} takes} */
    TextBuffer scratch() {
        scratch.truncate(0);
        return scratch;
    }

    /** Writes what is in the scratch buffer as a string. */
    void write() throws IOException {
        json.writeUTF8String(scratch.array(), 0, scratch.length());
    }

    /** Writes what is in the scratch buffer as a number, which it has to be. */
    void writeNumber() throws IOException {
        json.writeNumber(scratch.toString());
    }

    /** Ends the line. */
    void newLine() throws IOException {
        json.flush();
        out.ascii('\n');
    }

    /** Hands on what is whole. */
    void flushIfFull() throws IOException {
        json.flush();
        out.flushIfFull();
    }

    /** Hands on everything. */
    void flush() throws IOException {
        json.flush();
        out.flush();
    }
}
