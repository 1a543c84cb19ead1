package dev.peel.plugins.statistics;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Spelling;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.tap.PacketTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One column of packets by interval, or two for frames and bytes: what it is about, and its values so far. */
final class IntervalColumn {
    // Hot path: no allocation per packet.

    private static final Pattern CALCULATED =
            Pattern.compile("(FRAMES|BYTES|COUNT|SUM|MIN|MAX|AVG|LOAD)\\s*\\(([^)]*)(\\)?)(.*)", Pattern.DOTALL);

    private final String title;
    private final Calculation calculation;
    private final Known field;
    private final boolean span;
    private final PacketTest test;
    private final IntervalValues values = new IntervalValues();

    private IntervalColumn(String title, Calculation calculation, Known field, boolean span, PacketTest test) {
        this.title = title;
        this.calculation = calculation;
        this.field = field;
        this.span = span;
        this.test = test;
    }

    /**
     * {@return the column that {@code text} asks for, a filter or a calculation with a filter behind it}
     *
     * @throws UsageException when there is no such field, or nothing can be calculated with it
     */
    static IntervalColumn of(String text, StatisticContext context) {
        Matcher matcher = CALCULATED.matcher(text);
        if (!matcher.matches()) {
            String title = text.isBlank() ? "Frames and bytes" : text;
            return new IntervalColumn(
                    title, Calculation.BOTH, Known.of(context.registry(), ""), false, context.test(text));
        }
        Calculation calculation = Calculation.valueOf(matcher.group(1));
        String name = matcher.group(2).strip();
        if (matcher.group(3).isEmpty()) {
            throw new UsageException("-z io,stat: " + text + ": the closing parenthesis is missing");
        }
        if (calculation.hasField() == name.isEmpty()) {
            throw new UsageException("-z io,stat: " + text + ": expected " + calculation
                    + (calculation.hasField() ? "(FIELD), such as " + calculation + "(frame.len)" : "()"));
        }
        Known field = Known.of(context.registry(), name);
        if (calculation.hasField()) {
            check(calculation, field, context);
        }
        boolean span = calculation.hasValues() && field.fields().get(0).type() == FieldType.RELATIVE_TIME;
        return new IntervalColumn(text, calculation, field, span, context.test(matcher.group(4)));
    }

    private static void check(Calculation calculation, Known field, StatisticContext context) {
        if (field.fields().isEmpty()) {
            throw new UsageException("-z io,stat: there is no field " + field
                    + Spelling.nearest(context.registry().fieldNames(), field.toString())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        boolean isSpan = field.fields().stream().allMatch(known -> known.type() == FieldType.RELATIVE_TIME);
        boolean isNumber =
                field.fields().stream().allMatch(known -> known.type().isInteger());
        if (calculation == Calculation.LOAD && !isSpan) {
            throw new UsageException("-z io,stat: LOAD(" + field + "): expected a span of time such as tcp.time_delta");
        }
        if (calculation.hasValues() && !isSpan && !isNumber) {
            throw new UsageException("-z io,stat: " + calculation + "(" + field
                    + "): expected a field whose values are numbers or spans of time; COUNT takes any");
        }
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>(test.fields());
        fields.addAll(field.fields());
        return fields;
    }

    /**
     * Counts a packet.
     *
     * @param length how many bytes it had on the wire
     * @param time when it came, in nanoseconds since the first
     * @param interval the length of an interval in nanoseconds
     * @param row which interval it is in
     */
    void add(Packet packet, long length, long time, long interval, int row) {
        if (!test.passes(packet)) {
            return;
        }
        values.addFrame(row, length);
        if (!calculation.hasField()) {
            return;
        }
        Tape tape = packet.tape();
        for (int i = field.find(packet); i >= 0; i = field.find(tape, i + 1, packet.to())) {
            if (calculation == Calculation.LOAD) {
                addLoad(tape.value(i), time, interval, row);
            } else {
                values.addValue(row, tape.value(i));
            }
        }
    }

    /** Adds a span that ended at {@code time} to all intervals that it was in. */
    private void addLoad(long duration, long time, long interval, int row) {
        long left = Math.max(0, duration);
        long within = Math.min(left, Math.max(0, time - row * interval));
        values.addValue(row, within);
        left -= within;
        for (int before = row - 1; before >= 0 && left > 0; before--) {
            long part = Math.min(left, interval);
            values.addPart(before, part);
            left -= part;
        }
    }

    /** {@return as the user typed it} */
    String title() {
        return title;
    }

    Calculation calculation() {
        return calculation;
    }

    /** {@return whether values are spans of time, in nanoseconds} */
    boolean isSpan() {
        return span;
    }

    IntervalValues values() {
        return values;
    }
}
