package dev.peel.core.tap;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.filter.Filter;
import dev.peel.core.filter.PacketMatcher;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Hands a tap the packets only that a filter holds for.
 *
 * <p>The time since the packet before, {@code frame.time_delta_displayed}, is counted from the last packet that was handed on.
 */
public final class FilteredPackets implements Tap {
    // Hot path: no allocation per packet; watched by FilterBenchmark.

    private static final int NONE = -1;

    private final Tap tap;
    private final Filter filter;
    private final PacketMatcher matcher;
    private final Set<Field> fields;
    private final int delta;
    private final int time;
    private boolean hasShown;
    private long shownTime;

    /**
     * Makes a tap that hands on what {@code filter} holds for.
     *
     * @param catalog the fields that the filter was compiled for
     */
    public FilteredPackets(Tap tap, Filter filter, FieldCatalog catalog) {
        this.tap = tap;
        this.filter = filter;
        matcher = filter.matcher();
        fields = new LinkedHashSet<>(tap.fields());
        fields.addAll(filter.fields());
        List<Field> deltas = catalog.fields("frame.time_delta_displayed");
        List<Field> times = catalog.fields("frame.time_relative");
        boolean isTimed = !deltas.isEmpty() && !times.isEmpty() && fields.contains(deltas.get(0));
        delta = isTimed ? deltas.get(0).id() : NONE;
        time = isTimed ? times.get(0).id() : NONE;
        if (isTimed) {
            fields.add(times.get(0));
        }
    }

    /** {@return what the tap and the filter look at} */
    @Override
    public List<Field> fields() {
        return new ArrayList<>(fields);
    }

    /** {@return the filter} */
    public Filter filter() {
        return filter;
    }

    /** {@return for how many values a pattern of the filter was given up; see {@link PacketMatcher#undecided()}} */
    public long undecided() {
        return matcher.undecided();
    }

    @Override
    public void begin() throws IOException {
        tap.begin();
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        if (delta != NONE) {
            countFromShown(packet);
        }
        if (!matcher.matches(packet)) {
            return true;
        }
        if (delta != NONE) {
            remember(packet);
        }
        return tap.packet(packet);
    }

    @Override
    public void pause() throws IOException {
        tap.pause();
    }

    private void countFromShown(Packet packet) {
        int entry = packet.find(delta);
        int at = packet.find(time);
        Tape tape = packet.tape();
        if (entry >= 0 && at >= 0 && tape.object(entry) == null && tape.object(at) == null) {
            tape.setValue(entry, hasShown ? tape.value(at) - shownTime : 0);
        }
    }

    private void remember(Packet packet) {
        int at = packet.find(time);
        if (at >= 0) {
            hasShown = true;
            shownTime = packet.tape().value(at);
        }
    }
}
