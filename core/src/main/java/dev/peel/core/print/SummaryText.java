package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.ArrayList;
import java.util.List;

/** A packet in one line, with tshark's columns and their widths. */
final class SummaryText {
    private static final int NUMBER_WIDTH = 5; // characters
    private static final int TIME_WIDTH = 10;
    private static final int ADDRESS_WIDTH = 12;

    private final List<Field> fields = new ArrayList<>();
    private final TextBuffer out;
    private final char separator;
    private final boolean colors;
    private final int number;
    private final int time;
    private final int source;
    private final int destination;
    private final int protocol;
    private final int length;
    private final int info;

    /** Makes a printer of summaries, with tabs or spaces between the columns, coloured or not. */
    SummaryText(Registry registry, TextParts parts, TextBuffer out) {
        this.out = out;
        separator = parts.tabs() ? '\t' : ' ';
        colors = parts.colors();
        number = column(registry, "_ws.col.No.");
        time = column(registry, "_ws.col.Time");
        source = column(registry, "_ws.col.Source");
        destination = column(registry, "_ws.col.Destination");
        protocol = column(registry, "_ws.col.Protocol");
        length = column(registry, "_ws.col.Length");
        info = column(registry, "_ws.col.Info");
    }

    private int column(Registry registry, String name) {
        Field field = registry.fields(name).get(0);
        fields.add(field);
        return field.id();
    }

    List<Field> fields() {
        return fields;
    }

    void append(Packet packet) {
        Paint aside = colors ? Paint.DIM : Paint.PLAIN;
        aside.start(out);
        String frame = Long.toString(value(packet, number));
        out.spaces(NUMBER_WIDTH - frame.length()).text(frame).ascii(separator);
        right(text(packet, time), TIME_WIDTH);
        aside.end(out);
        out.ascii(separator);
        right(text(packet, source), ADDRESS_WIDTH);
        String to = text(packet, destination);
        out.ascii(separator).text("→").ascii(separator).text(to).spaces(ADDRESS_WIDTH - to.length());
        out.ascii(separator);
        String name = text(packet, protocol);
        Paint kind = colors ? SummaryPaint.ofProtocol(name) : Paint.PLAIN;
        paint(name, kind);
        out.ascii(separator).decimal(value(packet, length)).ascii(separator);
        String said = text(packet, info);
        paint(said, colors ? SummaryPaint.ofInfo(kind, said) : Paint.PLAIN);
        out.ascii('\n');
    }

    private void paint(String text, Paint paint) {
        paint.start(out);
        LineText.append(out, text);
        paint.end(out);
    }

    private void right(String text, int width) {
        out.spaces(width - text.length()).text(text);
    }

    private static long value(Packet packet, int fieldId) {
        int entry = packet.find(fieldId);
        return entry < 0 ? 0 : packet.tape().value(entry);
    }

    private static String text(Packet packet, int fieldId) {
        Tape tape = packet.tape();
        int entry = packet.find(fieldId);
        Object text = entry < 0 ? null : tape.object(entry);
        return text == null ? "" : text.toString();
    }
}
