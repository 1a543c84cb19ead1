package dev.peel.core.tap;

import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
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
 * <p>The time since the packet shown before, {@code frame.time_delta_displayed}, is counted from the last that was handed on.
 */
public final class FilteredPackets extends ForwardingTap {
    // Hot path: no allocation per packet; watched by FilterBenchmark.

    private static final int NONE = -1;
    private static final int NANOSECOND_DIGITS = 9;

    private final PacketMatcher matcher;
    private final Set<Field> fields;
    private final int delta;
    private final int column;
    private final int time;
    private boolean hasShown;
    private long shownTime;

    /**
     * Makes a tap that hands on what {@code filter} holds for.
     *
     * @param catalog the fields that the filter was compiled for
     */
    public FilteredPackets(Tap tap, Filter filter, FieldCatalog catalog) {
        this(tap, filter, catalog, false);
    }

    /**
     * Makes a tap that hands on what {@code filter} holds for.
     *
     * @param catalog the fields that the filter was compiled for
     * @param isDeltaColumn whether the column {@code _ws.col.Time} tells the time since the packet shown before
     */
    public FilteredPackets(Tap tap, Filter filter, FieldCatalog catalog, boolean isDeltaColumn) {
        super(tap);
        matcher = filter.matcher();
        fields = new LinkedHashSet<>(tap.fields());
        fields.addAll(filter.fields());
        delta = wanted(catalog, "frame.time_delta_displayed");
        column = isDeltaColumn ? wanted(catalog, "_ws.col.Time") : NONE;
        List<Field> times = catalog.fields("frame.time_relative");
        boolean isTimed = !times.isEmpty() && (delta != NONE || column != NONE);
        time = isTimed ? times.get(0).id() : NONE;
        if (isTimed) {
            fields.add(times.get(0));
        }
    }

    /** {@return the id of the field called {@code name}, {@link #NONE} where nobody asks for it} */
    private int wanted(FieldCatalog catalog, String name) {
        return catalog.fields(name).stream()
                .filter(fields::contains)
                .map(Field::id)
                .findFirst()
                .orElse(NONE);
    }

    /** {@return what the tap and the filter look at} */
    @Override
    public List<Field> fields() {
        return new ArrayList<>(fields);
    }

    /** {@return for how many values a pattern of the filter was given up; see {@link PacketMatcher#undecided()}} */
    public long undecided() {
        return matcher.undecided();
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        if (time != NONE) {
            countFromShown(packet);
        }
        if (!matcher.matches(packet)) {
            return true;
        }
        if (time != NONE) {
            remember(packet);
        }
        return super.packet(packet);
    }

    @Override
    public Demand demand(Registry registry) {
        return super.demand(registry).and(registry, Demand.of(registry, fields));
    }

    private void countFromShown(Packet packet) {
        Tape tape = packet.tape();
        int at = packet.find(time);
        if (at < 0 || tape.object(at) != null) {
            return;
        }
        long span = hasShown ? tape.value(at) - shownTime : 0;
        int entry = delta == NONE ? NONE : packet.find(delta);
        if (entry >= 0 && tape.object(entry) == null) {
            tape.setValue(entry, span);
        }
        int shown = column == NONE ? NONE : packet.find(column);
        if (shown >= 0) {
            tape.setObject(shown, text(span, String.valueOf(tape.object(shown))));
        }
    }

    /** {@return {@code span} in seconds, with as many decimals as {@code like} has} */
    private static String text(long span, String like) {
        int decimals = like.length() - 1 - like.lastIndexOf('.');
        String digits = Long.toString(Math.abs(span));
        String padded = "0".repeat(Math.max(0, NANOSECOND_DIGITS + 1 - digits.length())) + digits;
        int point = padded.length() - NANOSECOND_DIGITS;
        boolean isWhole = like.indexOf('.') < 0;
        String fraction = isWhole ? "" : "." + padded.substring(point, point + Math.min(decimals, NANOSECOND_DIGITS));
        return (span < 0 ? "-" : "") + padded.substring(0, point) + fraction;
    }

    private void remember(Packet packet) {
        int at = packet.find(time);
        if (at >= 0) {
            hasShown = true;
            shownTime = packet.tape().value(at);
        }
    }
}
