package dev.peel.plugins.statistics;

import dev.peel.core.dissect.Limit;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts packets by the interval that they came in. */
final class IntervalTap implements Statistic.Running {
    // Hot path: no allocation per packet.

    private final long interval;
    private final int decimals;
    private final List<IntervalColumn> columns;
    private final StatisticContext context;
    private final FrameReader frames;
    private final int limit;
    private long duration;
    private long leftOut;

    /**
     * Makes a tap that counts what {@code columns} ask for.
     *
     * @param interval in nanoseconds, 0 for the whole capture
     * @param decimals of a second, how many the interval has, 0 to 6
     */
    IntervalTap(long interval, int decimals, List<IntervalColumn> columns, StatisticContext context) {
        this.interval = interval;
        this.decimals = decimals;
        this.columns = List.copyOf(columns);
        this.context = context;
        frames = new FrameReader(context.registry());
        limit = context.limits().get(Limit.STATISTIC_ROWS);
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(frames.fields());
        columns.forEach(column -> fields.addAll(column.fields()));
        return fields;
    }

    @Override
    public boolean packet(Packet packet) {
        long length = frames.length(packet);
        long time = frames.time(packet);
        // What came before the first frame is counted with it.
        long row = interval == 0 ? 0 : Math.max(0, time) / interval;
        if (row >= limit) {
            leftOut++;
            return true;
        }
        duration = Math.max(duration, time);
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(packet, length, time, interval, (int) row);
        }
        return true;
    }

    @Override
    public void report(TextBuffer out) throws IOException {
        boolean isWhole = interval == 0 || interval >= duration;
        long rows = duration == 0 ? 0 : isWhole ? 1 : (duration + interval - 1) / interval;
        if (rows > 0) {
            // A frame at the very end belongs to the interval that ends there.
            int last = (int) rows - 1;
            columns.forEach(column -> column.values().merge(last + 1, last));
        }
        new IntervalText(out, columns, new IntervalScale(interval, decimals, duration, isWhole)).append((int) rows);
        context.limitReached(Limit.STATISTIC_ROWS, leftOut);
    }
}
