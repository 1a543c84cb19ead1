package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import dev.peel.core.print.NodeGroups;
import dev.peel.core.print.NodeText;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TreeNodes;
import dev.peel.core.tap.WholePackets;
import java.io.IOException;

/**
 * Packets as one JSON array, tshark's {@code -T json} with {@code --no-duplicate-keys}: what repeats under one name is an array.
 *
 * <p>Written packet by packet.
 */
public final class JsonPrinter implements WholePackets {
    // Hot path: no allocation per node.

    /** What is written of each node. */
    public enum Parts {
        /** Its value. */
        VALUES(true, false),
        /** Its bytes and where they are, in {@code _raw}. */
        BYTES(false, true),
        /** Both. */
        BOTH(true, true);

        private final boolean values;
        private final boolean bytes;

        Parts(boolean values, boolean bytes) {
            this.values = values;
            this.bytes = bytes;
        }
    }

    private final Parts parts;
    private final ProtocolFilter filter;
    private final JsonText text;
    private final JsonGenerator json;
    private final TreeNodes nodes;
    private final NodeGroups groups;
    private final NodeText node;
    private final NodeNames names;
    private final NodeNames rawNames;
    private final NodeNames treeNames;
    private final JsonEnvelope envelope;

    /** Makes a printer of {@code parts} of packets. */
    public JsonPrinter(Registry registry, Parts parts, ProtocolFilter filter, TextBuffer out) throws IOException {
        this.parts = parts;
        this.filter = filter;
        text = JsonText.indented(out);
        json = text.json();
        nodes = new TreeNodes(registry, TreeNodes.Headings.BY_TEXT);
        groups = new NodeGroups(nodes);
        node = new NodeText(nodes);
        names = new NodeNames(nodes, nodes::name, "");
        rawNames = new NodeNames(nodes, nodes::name, "_raw");
        treeNames = new NodeNames(nodes, nodes::name, "_tree");
        envelope = new JsonEnvelope(registry, text);
    }

    @Override
    public void begin() throws IOException {
        envelope.begin();
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        envelope.open(packet);
        nodes.fill(packet);
        level(groups.layers(), filter);
        envelope.close();
        return true;
    }

    @Override
    public void end(CaptureContent content) throws IOException {
        envelope.end();
    }

    @Override
    public void pause() throws IOException {
        text.flush();
    }

    /** Writes the nodes of the level gathered last as the members of an object, and drops the level. */
    private void level(int from, ProtocolFilter shown) throws IOException {
        int to = groups.top();
        json.writeStartObject();
        for (int at = from; at < to; ) {
            int end = groups.groupEnd(at, to);
            group(at, end, shown);
            at = end;
        }
        json.writeEndObject();
        groups.drop(from);
    }

    private void group(int from, int to, ProtocolFilter shown) throws IOException {
        boolean isTree = false;
        boolean isValue = false;
        for (int i = from; i < to; i++) {
            isTree |= nodes.isParent(groups.node(i));
            isValue |= hasValue(groups.node(i));
        }
        int first = groups.node(from);
        // As tshark: beside values, what covers no bytes has no bytes to show.
        boolean hasBytes = !parts.values || node.size(first) > 0;
        if (parts.bytes && hasBytes && !nodes.isHeading(first)) {
            json.writeFieldName(rawNames.of(first));
            openArray(from, to);
            for (int i = from; i < to; i++) {
                raw(groups.node(i));
            }
            closeArray(from, to);
        }
        if (parts.values && (isValue || !isTree)) {
            name(first);
            openArray(from, to);
            for (int i = from; i < to; i++) {
                TextBuffer value = text.scratch();
                if (!nodes.isHeading(groups.node(i))) {
                    node.show(value, groups.node(i));
                }
                text.write();
            }
            closeArray(from, to);
        }
        if (isTree) {
            trees(from, to, isValue, shown);
        }
    }

    private void trees(int from, int to, boolean isValue, ProtocolFilter shown) throws IOException {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += nodes.isParent(groups.node(i)) ? 1 : 0;
        }
        if (isValue) {
            json.writeFieldName(treeNames.of(groups.node(from)));
        } else {
            name(groups.node(from));
        }
        if (count > 1) {
            json.writeStartArray();
        }
        for (int i = from; i < to; i++) {
            if (nodes.isParent(groups.node(i))) {
                tree(groups.node(i), shown);
            }
        }
        if (count > 1) {
            json.writeEndArray();
        }
    }

    private void tree(int parent, ProtocolFilter shown) throws IOException {
        String name = nodes.isHeading(parent) ? label(parent) : nodes.name(parent);
        if (shown.shows(name)) {
            level(groups.below(parent), shown.below(name));
        } else {
            json.writeStartObject();
            json.writeStringField("filtered", name);
            json.writeEndObject();
        }
    }

    private boolean hasValue(int parent) {
        FieldType type = nodes.field(parent).type();
        return type != FieldType.NONE && type != FieldType.PROTOCOL;
    }

    private String label(int parent) {
        TextBuffer label = text.scratch();
        node.label(label, parent);
        return label.toString();
    }

    private void name(int first) throws IOException {
        if (nodes.isHeading(first)) {
            json.writeFieldName(label(first));
        } else {
            json.writeFieldName(names.of(first));
        }
    }

    private void openArray(int from, int to) throws IOException {
        if (to - from > 1) {
            json.writeStartArray();
        }
    }

    private void closeArray(int from, int to) throws IOException {
        if (to - from > 1) {
            json.writeEndArray();
        }
    }

    /** Writes bytes in hexadecimal, position, size, mask and type. */
    private void raw(int of) throws IOException {
        json.writeStartArray();
        TextBuffer bytes = text.scratch();
        long mask = node.mask(of);
        if (mask == 0 || node.available(of) == 0) {
            node.bytes(bytes, of);
        } else {
            node.masked(bytes, of);
        }
        text.write();
        json.writeNumber(node.position(of));
        json.writeNumber(node.size(of));
        json.writeNumber(mask);
        json.writeNumber(node.type(of));
        json.writeEndArray();
    }
}
