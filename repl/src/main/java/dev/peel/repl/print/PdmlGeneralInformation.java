package dev.peel.repl.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.ValueText;

/** What stands in PDML before all packets, and before the layers of each. */
final class PdmlGeneralInformation {
    private final TextBuffer out;
    private final Field number;
    private final Field length;
    private final Field captured;
    private final Field time;
    private final Field epoch;

    PdmlGeneralInformation(Registry registry, TextBuffer out) {
        this.out = out;
        number = registry.fields("frame.number").get(0);
        length = registry.fields("frame.len").get(0);
        captured = registry.fields("frame.cap_len").get(0);
        time = registry.fields("frame.time").get(0);
        epoch = registry.fields("frame.time_epoch").get(0);
    }

    /** Appends the head of a document. */
    static void head(TextBuffer out, XmlText xml, String file) {
        out.text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        out.text("<?xml-stylesheet type=\"text/xsl\" href=\"pdml2html.xsl\"?>\n");
        out.text("<pdml version=\"0\" creator=\"peel\" capture_file=\"");
        xml.write(file);
        out.text("\">\n");
    }

    void append(Packet packet) {
        Tape tape = packet.tape();
        long size = value(packet, length);
        out.text("  <proto name=\"geninfo\" pos=\"0\" showname=\"General information\" size=\"")
                .decimal(size)
                .text("\">\n");
        item("num", "Number", size, value(packet, number));
        item("len", "Frame Length", size, size);
        item("caplen", "Captured Length", size, value(packet, captured));
        int shown = packet.find(time.id());
        int counted = packet.find(epoch.id());
        if (shown >= 0 && counted >= 0) {
            out.text("    <field name=\"timestamp\" pos=\"0\" show=\"");
            ValueText.append(out, tape, shown, time);
            out.text("\" showname=\"Captured Time\" value=\"");
            ValueText.append(out, tape, counted, epoch);
            out.text("\" size=\"").decimal(size).text("\"/>\n");
        }
        out.text("  </proto>\n");
    }

    private void item(String name, String label, long size, long value) {
        out.text("    <field name=\"").text(name).text("\" pos=\"0\" show=\"").decimal(value);
        out.text("\" showname=\"").text(label).text("\" value=\"").text(Long.toHexString(value));
        out.text("\" size=\"").decimal(size).text("\"/>\n");
    }

    private static long value(Packet packet, Field field) {
        int entry = packet.find(field.id());
        return entry < 0 ? 0 : packet.tape().value(entry);
    }
}
