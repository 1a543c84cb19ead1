package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import dev.peel.core.print.NodeGroups;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TreeNodes;
import dev.peel.core.tap.WholePackets;
import java.io.IOException;

/**
 * A packet a line, as JSON whose values have their types, peel's own {@code -T jsonl}; docs/jsonl.md describes it.
 *
 * <p>No object has a name twice: every field is an array of its values, and what stands below them an array of objects.
 */
public final class JsonLinesPrinter implements WholePackets {
    // Hot path: no allocation per node.

    /** The version of the layout: a change that a reader can notice raises it. */
    public static final int SCHEMA = 1;

    private static final String BELOW = "_tree";

    private final ProtocolFilter filter;
    private final JsonText text;
    private final JsonGenerator json;
    private final TreeNodes nodes;
    private final NodeGroups groups;
    private final TypedValue value;
    private final int number;
    private final NodeNames names;
    private final NodeNames belowNames;

    /** Makes a printer of packets. */
    public JsonLinesPrinter(Registry registry, ProtocolFilter filter, TextBuffer out) throws IOException {
        this.filter = filter;
        text = JsonText.lines(out);
        json = text.json();
        nodes = new TreeNodes(registry, TreeNodes.Headings.BY_ABBREVIATION);
        groups = new NodeGroups(nodes);
        value = new TypedValue(text);
        number = registry.fields("frame.number").get(0).id();
        names = new NodeNames(nodes, nodes::name, "");
        belowNames = new NodeNames(nodes, nodes::name, BELOW);
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        nodes.fill(packet);
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        int entry = packet.find(number);
        json.writeNumberField("number", entry < 0 ? 0 : packet.tape().value(entry));
        json.writeArrayFieldStart("layers");
        for (int layer = 0; layer < nodes.size(); layer = nodes.end(layer)) {
            if (nodes.alias(layer) == TreeNodes.OWN && filter.shows(nodes.name(layer))) {
                layer(layer);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        text.newLine();
        text.flushIfFull();
        return true;
    }

    @Override
    public void pause() throws IOException {
        text.flush();
    }

    private void layer(int layer) throws IOException {
        json.writeStartObject();
        json.writeStringField("layer", nodes.name(layer));
        json.writeFieldName("fields");
        level(groups.below(layer));
        json.writeEndObject();
    }

    private void level(int from) throws IOException {
        int to = groups.top();
        json.writeStartObject();
        for (int at = from; at < to; ) {
            int end = groups.groupEnd(at, to);
            if (nodes.alias(groups.node(at)) == TreeNodes.OWN) {
                group(at, end);
            }
            at = end;
        }
        json.writeEndObject();
        groups.drop(from);
    }

    private void group(int from, int to) throws IOException {
        int first = groups.node(from);
        boolean isHeading = isHeading(first);
        boolean isTree = isHeading;
        for (int i = from; i < to; i++) {
            isTree |= nodes.isParent(groups.node(i));
        }
        if (!isHeading) {
            json.writeFieldName(names.of(first));
            json.writeStartArray();
            for (int i = from; i < to; i++) {
                value.write(nodes.tape(), nodes.entry(groups.node(i)), nodes.field(groups.node(i)));
            }
            json.writeEndArray();
        }
        if (isTree) {
            json.writeFieldName(isHeading ? names.of(first) : belowNames.of(first));
            json.writeStartArray();
            for (int i = from; i < to; i++) {
                level(groups.below(groups.node(i)));
            }
            json.writeEndArray();
        }
    }

    private boolean isHeading(int node) {
        FieldType type = nodes.field(node).type();
        return type == FieldType.NONE || type == FieldType.PROTOCOL;
    }
}
