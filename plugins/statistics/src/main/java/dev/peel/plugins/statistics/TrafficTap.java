package dev.peel.plugins.statistics;

import dev.peel.core.dissect.Limit;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.PacketTest;
import java.util.ArrayList;
import java.util.List;

/** Counts frames and bytes between endpoints, or of each endpoint. */
final class TrafficTap implements Statistic.Running {
    // Hot path: no allocation per packet.

    private static final int FROM = 0;
    private static final int TO = 1;

    private final AddressKind kind;
    private final boolean conversations;
    private final String filter;
    private final PacketTest test;
    private final StatisticContext context;
    private final FrameReader frames;
    private final EndpointReader endpoints;
    private final TrafficTable table;
    private final Endpoint nobody = new Endpoint();
    private long length;
    private long time;

    /** Makes a tap that counts pairs of endpoints, or each on its own. */
    TrafficTap(AddressKind kind, boolean conversations, String filter, StatisticContext context) {
        this.kind = kind;
        this.conversations = conversations;
        this.filter = filter;
        this.context = context;
        test = context.test(filter);
        frames = new FrameReader(context.registry());
        endpoints = new EndpointReader(
                context.registry(), kind, conversations ? this::countConversation : this::countEndpoints);
        table = new TrafficTable(context.limits().get(Limit.STATISTIC_ROWS));
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(test.fields());
        fields.addAll(frames.fields());
        fields.addAll(endpoints.fields());
        return fields;
    }

    @Override
    public boolean packet(Packet packet) {
        if (test.passes(packet)) {
            length = frames.length(packet);
            time = frames.time(packet);
            endpoints.read(packet);
        }
        return true;
    }

    private void countConversation(Endpoint source, Endpoint destination, long stream, int layer) {
        Traffic row = table.find(source, destination, stream);
        if (row != null) {
            row.add(row.first.is(source) ? FROM : TO, length, time);
        }
    }

    private void countEndpoints(Endpoint source, Endpoint destination, long stream, int layer) {
        Traffic sender = table.find(source, nobody, 0);
        if (sender != null) {
            sender.add(FROM, length, time);
        }
        Traffic receiver = table.find(destination, nobody, 0);
        if (receiver != null) {
            receiver.add(TO, length, time);
        }
    }

    @Override
    public void report(TextBuffer out) {
        String shown = filter.isBlank() ? "<No Filter>" : filter;
        if (conversations) {
            TrafficText.conversations(out, kind, shown, table.sorted());
        } else {
            TrafficText.endpoints(out, kind, shown, table.sorted());
        }
        context.limitReached(Limit.STATISTIC_ROWS, table.leftOut());
    }
}
