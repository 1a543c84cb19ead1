package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldRole;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import dev.peel.core.print.NodeGroups;
import dev.peel.core.print.NodeText;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TreeNodes;
import dev.peel.core.tap.WholePackets;
import java.io.IOException;
import java.time.Instant;

/**
 * Packets as Elasticsearch's bulk interface takes them, tshark's {@code -T ek}: two lines a packet, an action and the packet, whose
 * layers are flat.
 *
 * <p>As with tshark, a name may occur more than once in a layer, where the fields stand below different ones.
 */
public final class EkPrinter implements WholePackets {
    // Hot path: no allocation per node.

    private static final String HEADING = "text";

    private final Registry registry;
    private final boolean withBytes;
    private final ProtocolFilter filter;
    private final JsonText text;
    private final JsonGenerator json;
    private final TreeNodes nodes;
    private final NodeGroups groups;
    private final NodeText node;
    private final EkEnvelope envelope;
    private final NodeNames names;
    private final NodeNames rawNames;

    /** Makes a printer of packets; {@code withBytes} adds the bytes of each field. */
    public EkPrinter(Registry registry, boolean withBytes, ProtocolFilter filter, TextBuffer out) throws IOException {
        this.registry = registry;
        this.withBytes = withBytes;
        this.filter = filter;
        text = JsonText.lines(out);
        json = text.json();
        nodes = new TreeNodes(registry, TreeNodes.Headings.ALIKE);
        groups = new NodeGroups(nodes);
        node = new NodeText(nodes);
        names = new NodeNames(nodes, this::name, "");
        rawNames = new NodeNames(nodes, this::name, "_raw");
        envelope = new EkEnvelope(registry, text);
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        envelope.open(packet);
        nodes.fill(packet);
        json.writeStartObject();
        level(groups.layers(), filter);
        json.writeEndObject();
        envelope.close();
        return true;
    }

    @Override
    public void pause() throws IOException {
        text.flush();
    }

    private void level(int from, ProtocolFilter shown) throws IOException {
        int to = groups.top();
        for (int at = from; at < to; ) {
            int end = groups.groupEnd(at, to);
            group(at, end, shown);
            at = end;
        }
        groups.drop(from);
    }

    private void group(int from, int to, ProtocolFilter shown) throws IOException {
        int first = groups.node(from);
        boolean isLayer = nodes.field(first).type() == FieldType.PROTOCOL;
        if (withBytes && node.size(first) > 0 && !nodes.isHeading(first)) {
            json.writeFieldName(rawNames.of(first));
            openArray(from, to);
            for (int i = from; i < to; i++) {
                raw(groups.node(i));
            }
            closeArray(from, to);
        }
        if (nodes.isHeading(first)) {
            json.writeFieldName(HEADING);
        } else {
            json.writeFieldName(names.of(first));
        }
        openArray(from, to);
        boolean isShown = shown.shows(nodes.name(first));
        for (int i = from; i < to; i++) {
            if (!isShown) {
                filtered(groups.node(i));
            } else if (isLayer) {
                json.writeStartObject();
                level(groups.below(groups.node(i)), shown.below(nodes.name(first)));
                json.writeEndObject();
            } else {
                value(groups.node(i));
            }
        }
        closeArray(from, to);
        if (isShown && !isLayer) {
            level(groups.belowAll(from, to), shown.below(nodes.name(first)));
        }
    }

    private void value(int of) throws IOException {
        Field field = nodes.field(of);
        if (field.type() == FieldType.BOOLEAN) {
            json.writeBoolean(nodes.tape().value(nodes.entry(of)) != 0);
        } else if (field.type() == FieldType.NONE && !nodes.isHeading(of)) {
            json.writeNull();
        } else if (field.type() == FieldType.ABSOLUTE_TIME) {
            time(of);
        } else {
            node.show(text.scratch(), of);
            text.write();
        }
    }

    private void time(int of) throws IOException {
        TextBuffer time = text.scratch();
        Object object = nodes.tape().object(nodes.entry(of));
        if (object == null) {
            IsoTime.append(time, nodes.tape().value(nodes.entry(of)));
        } else if (object instanceof Instant instant) {
            IsoTime.append(time, instant);
        } else {
            node.show(time, of);
        }
        text.write();
    }

    private void raw(int of) throws IOException {
        TextBuffer bytes = text.scratch();
        if (node.mask(of) == 0 || node.available(of) == 0) {
            node.bytes(bytes, of);
        } else {
            node.masked(bytes, of);
        }
        text.write();
    }

    private void filtered(int of) throws IOException {
        json.writeStartObject();
        json.writeStringField("filtered", nodes.name(of));
        json.writeEndObject();
    }

    /** {@return the abbreviation behind that of its protocol, with underscores; protocols stand for themselves} */
    private String name(int of) {
        Field field = nodes.field(of);
        boolean isProtocol = field.type() == FieldType.PROTOCOL || field.role() == FieldRole.PROTOCOL;
        String prefix = isProtocol ? "" : registry.owner(field.id()).field().abbreviation() + "_";
        return (prefix + nodes.name(of)).replace('.', '_');
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
}
