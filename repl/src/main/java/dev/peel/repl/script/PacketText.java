package dev.peel.repl.script;

import dev.peel.core.dissect.Registry;
import dev.peel.core.packet.Packet;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.tap.Tap;
import dev.peel.repl.print.JsonLinesPrinter;
import dev.peel.repl.print.ProtocolFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a packet is as text. */
enum PacketText {
    /** One line. */
    SUMMARY,
    /** All fields, in lines. */
    TREE,
    /** The bytes, in lines. */
    HEX,
    /** A JSON object, as {@code -T jsonl} has it. */
    JSON;

    /**
     * {@return the text of {@code packet}, without an end of line at its end}
     *
     * @param packet with everything asked for
     */
    String of(Registry registry, Packet packet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextBuffer out = new TextBuffer(bytes);
        Tap printer = printer(registry, out);
        printer.packet(packet);
        printer.pause();
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private Tap printer(Registry registry, TextBuffer out) throws IOException {
        return switch (this) {
            case SUMMARY -> new TextPrinter(registry, TextParts.SUMMARY, out);
            case TREE -> new TextPrinter(registry, parts(true), out);
            case HEX -> new TextPrinter(registry, parts(false), out);
            case JSON -> new JsonLinesPrinter(registry, ProtocolFilter.ALL, out);
        };
    }

    private static TextParts parts(boolean tree) {
        return new TextParts(false, false, tree, Set.of(), !tree, false);
    }
}
