package dev.peel.plugins.statistics;

import dev.peel.core.dissect.Limit;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.PacketTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts frames and bytes by the layers of packets: what follows at the top of the tree stands below what was before it. */
final class HierarchyTap implements Statistic.Running {
    // Hot path: no allocation per packet.

    private static final String LINE = "=".repeat(67) + "\n";
    private static final int NAME = 40; // characters
    private static final int NONE = -1;

    private final String filter;
    private final PacketTest test;
    private final StatisticContext context;
    private final FrameReader frames;
    private final List<Field> layers = new ArrayList<>();
    private final boolean[] isProtocol = new boolean[Field.idCount()];
    /** What stands between layers, such as the segments that a message was put together from. */
    private final boolean[] isHeading = new boolean[Field.idCount()];

    private final HierarchyNode root = new HierarchyNode(null);
    private int nodes;
    private long leftOut;

    HierarchyTap(String filter, StatisticContext context) {
        this.filter = filter;
        this.context = context;
        test = context.test(filter);
        frames = new FrameReader(context.registry());
        for (Protocol protocol : context.registry().protocols()) {
            if (!protocol.field().abbreviation().equals("frame")) {
                add(protocol.field(), isProtocol);
            }
            protocol.fields().stream()
                    .filter(field -> field.type() == FieldType.NONE)
                    .forEach(field -> add(field, isHeading));
        }
    }

    private void add(Field field, boolean[] ofKind) {
        layers.add(field);
        ofKind[field.id()] = true;
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(test.fields());
        fields.addAll(frames.fields());
        fields.addAll(layers);
        return fields;
    }

    @Override
    public boolean packet(Packet packet) {
        if (!test.passes(packet)) {
            return true;
        }
        Tape tape = packet.tape();
        long length = frames.length(packet);
        HierarchyNode at = root;
        int heading = NONE;
        int message = NONE;
        for (int i = packet.from(); i < packet.to(); i = tape.end(i)) {
            int id = tape.fieldId(i);
            if (tape.isHidden(i)) {
                continue;
            }
            if (isHeading[id]) {
                heading = id;
                message = NONE;
            } else if (isProtocol[id] && !tape.isRepeated(i)) {
                // The message that segments were put together to stands before them, the next one after them.
                if (heading != NONE && id == message) {
                    at = count(at, heading, length);
                    heading = NONE;
                }
                message = message == NONE ? id : message;
                at = count(at, id, length);
            }
        }
        if (heading != NONE) {
            at = count(at, heading, length);
        }
        leftOut += at == null ? 1 : 0;
        return true;
    }

    /** Counts a frame below {@code parent}, and returns where; null where there is no room, or was none for the parent. */
    private @Nullable HierarchyNode count(@Nullable HierarchyNode parent, int id, long length) {
        HierarchyNode child = parent == null ? null : child(parent, id);
        if (child != null) {
            child.add(length);
        }
        return child;
    }

    private @Nullable HierarchyNode child(HierarchyNode parent, int id) {
        HierarchyNode known = parent.child(id);
        if (known != null || nodes == context.limits().get(Limit.STATISTIC_ROWS)) {
            return known;
        }
        nodes++;
        return parent.addChild(context.registry().field(id));
    }

    @Override
    public void report(TextBuffer out) {
        out.text("\n").text(LINE).text("Protocol Hierarchy Statistics\n");
        out.text("Filter: " + filter + "\n\n");
        append(out, root.children(), 0);
        out.text(LINE);
        context.limitReached(Limit.STATISTIC_ROWS, leftOut);
    }

    // As deep as layers within a packet, which a limit bounds.
    private static void append(TextBuffer out, List<HierarchyNode> nodes, int depth) {
        for (HierarchyNode node : nodes) {
            String name = "  ".repeat(depth) + node.name();
            out.text(String.format(
                    Locale.ROOT, "%-" + NAME + "s frames:%d bytes:%d\n", name, node.frames(), node.bytes()));
            append(out, node.children(), depth + 1);
        }
    }
}
