package dev.peel.repl.print;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import dev.peel.core.print.NodeText;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TreeNodes;
import dev.peel.core.tap.WholePackets;
import java.io.IOException;

/** Packets as the Packet Details Markup Language, tshark's {@code -T pdml}: the tree with the place and bytes of each field. */
public final class PdmlPrinter implements WholePackets {
    // Hot path: no allocation per node.

    private static final String EXPERT = "_ws.expert";
    private static final String DATA = "data";

    private final String file;
    private final ProtocolFilter filter;
    private final TextBuffer out;
    private final XmlText xml;
    private final TreeNodes nodes;
    private final NodeText node;
    private final PdmlGeneralInformation general;

    /**
     * Makes a printer of packets.
     *
     * @param file what the head of the output calls the capture
     */
    public PdmlPrinter(Registry registry, String file, ProtocolFilter filter, TextBuffer out) {
        this.file = file;
        this.filter = filter;
        this.out = out;
        xml = new XmlText(out);
        nodes = new TreeNodes(registry, TreeNodes.Headings.ALIKE);
        node = new NodeText(nodes);
        general = new PdmlGeneralInformation(registry, out);
    }

    @Override
    public void begin() {
        PdmlGeneralInformation.head(out, xml, file);
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        nodes.fill(packet);
        out.text("<packet>\n");
        general.append(packet);
        for (int layer = 0; layer < nodes.size(); layer = nodes.end(layer)) {
            boolean isProtocol = nodes.field(layer).type() == FieldType.PROTOCOL && !isData(layer);
            if (!isProtocol) {
                out.text("  <proto name=\"fake-field-wrapper\">\n");
            }
            append(layer, isProtocol ? 1 : 2, filter);
            if (!isProtocol) {
                out.text("  </proto>\n");
            }
        }
        out.text("</packet>\n\n");
        out.flushIfFull();
        return true;
    }

    @Override
    public void end(CaptureContent content) {
        out.text("</pdml>\n");
    }

    @Override
    public void pause() throws IOException {
        out.flush();
    }

    private void append(int of, int depth, ProtocolFilter shown) {
        Field field = nodes.field(of);
        boolean isLayer =
                field.type() == FieldType.PROTOCOL && !field.abbreviation().equals(EXPERT) && !isData(of);
        indent(depth);
        out.text(isLayer ? "<proto name=\"" : "<field name=\"");
        if (!nodes.isHeading(of)) {
            out.text(nodes.name(of));
        }
        out.ascii('"');
        if (isData(of)) {
            value(of);
        } else {
            attributes(of, field);
        }
        if (!nodes.isParent(of)) {
            out.text("/>\n");
            return;
        }
        out.text(">\n");
        below(of, depth, shown);
        indent(depth);
        out.text(isLayer ? "</proto>\n" : "</field>\n");
    }

    private void below(int of, int depth, ProtocolFilter shown) {
        String name = nodes.name(of);
        if (!shown.shows(name)) {
            indent(depth + 1);
            out.text("<field name=\"filtered\" value=\"").text(name).text("\" />\n");
            return;
        }
        for (int child = of + 1; child < nodes.end(of); child = nodes.end(child)) {
            append(child, depth + 1, shown.below(name));
        }
    }

    private void attributes(int of, Field field) {
        boolean isHeading = nodes.isHeading(of);
        if (!isHeading) {
            attribute("showname");
            node.label(xml.scratch(), of);
            xml.write();
            out.ascii('"');
        }
        if (isHeading) {
            show(of);
        }
        if (node.isHidden(of)) {
            out.text(" hide=\"yes\"");
        }
        out.text(" size=\"").decimal(node.size(of));
        out.text("\" pos=\"").decimal(node.position(of)).ascii('"');
        if (isHeading) {
            value(of);
        } else if (field.type() != FieldType.PROTOCOL) {
            show(of);
            if (field.type() == FieldType.NONE) {
                out.text(" value=\"\"");
            } else {
                value(of);
            }
        }
    }

    private void show(int of) {
        attribute("show");
        node.show(xml.scratch(), of);
        xml.write();
        out.ascii('"');
    }

    private void value(int of) {
        if (node.available(of) == 0) {
            return;
        }
        attribute("value");
        if (node.mask(of) != 0) {
            node.masked(out, of);
            out.ascii('"');
            attribute("unmaskedvalue");
        }
        node.bytes(out, of);
        out.ascii('"');
    }

    private void attribute(String name) {
        out.ascii(' ').text(name).text("=\"");
    }

    /** Data of which nothing is known has its bytes in place of a label. */
    private boolean isData(int of) {
        return nodes.field(of).type() == FieldType.PROTOCOL
                && nodes.field(of).abbreviation().equals(DATA);
    }

    private void indent(int depth) {
        for (int i = 0; i < depth; i++) {
            out.ascii(' ').ascii(' ');
        }
    }
}
