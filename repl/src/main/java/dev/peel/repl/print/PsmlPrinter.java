package dev.peel.repl.print;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.ValueText;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The columns of each packet as the Packet Summary Markup Language, tshark's {@code -T psml}. */
public final class PsmlPrinter implements Tap {
    private static final List<String> COLUMNS =
            List.of("No.", "Time", "Source", "Destination", "Protocol", "Length", "Info");

    private final List<Field> fields = new ArrayList<>();
    private final TextBuffer out;
    private final XmlText xml;

    /** Makes a printer of packets dissected by {@code registry}'s dissectors. */
    public PsmlPrinter(Registry registry, TextBuffer out) {
        this.out = out;
        xml = new XmlText(out);
        COLUMNS.forEach(
                column -> fields.add(registry.fields("_ws.col." + column).get(0)));
    }

    @Override
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    @Override
    public void begin() {
        out.text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<psml version=\"0\" creator=\"peel\">\n<structure>\n");
        for (String column : COLUMNS) {
            out.text("<section>").text(column).text("</section>\n");
        }
        out.text("</structure>\n\n");
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        out.text("<packet>\n");
        for (Field field : fields) {
            out.text("<section>");
            int entry = packet.find(field.id());
            if (entry >= 0) {
                ValueText.append(xml.scratch(), packet.tape(), entry, field);
                xml.write();
            }
            out.text("</section>\n");
        }
        out.text("</packet>\n\n");
        out.flushIfFull();
        return true;
    }

    @Override
    public void end(CaptureContent content) {
        out.text("</psml>\n");
    }

    @Override
    public void pause() throws IOException {
        out.flush();
    }
}
