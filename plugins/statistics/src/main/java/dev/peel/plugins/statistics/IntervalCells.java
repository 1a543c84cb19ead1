package dev.peel.plugins.statistics;

import java.util.Locale;
import java.util.function.IntFunction;

/** The texts of one column of packets by interval, or of two for frames and bytes, each as wide as its widest. */
final class IntervalCells {
    private static final String FRAMES = "Frames";
    private static final String BYTES = "Bytes";

    private final String heading;
    private final IntFunction<String> rows;

    private IntervalCells(String heading, IntFunction<String> rows) {
        this.heading = heading;
        this.rows = rows;
    }

    static IntervalCells of(IntervalColumn column, int count, IntervalScale scale) {
        IntervalValues values = column.values();
        Calculation calculation = column.calculation();
        String name = calculation.name();
        return switch (calculation) {
            case BOTH -> {
                IntervalCells frames = of(FRAMES, count, row -> Long.toString(values.frames(row)));
                IntervalCells bytes = of(BYTES, count, row -> Long.toString(values.bytes(row)));
                yield new IntervalCells(
                        frames.heading + "|" + bytes.heading, row -> frames.row(row) + "|" + bytes.row(row));
            }
            case FRAMES -> of(name, count, row -> Long.toString(values.frames(row)));
            case BYTES -> of(name, count, row -> Long.toString(values.bytes(row)));
            case COUNT -> of(name, count, row -> Long.toString(values.count(row)));
            case SUM -> of(name, count, row -> value(column, values.sum(row)));
            case MIN -> of(name, count, row -> value(column, values.least(row)));
            case MAX -> of(name, count, row -> value(column, values.greatest(row)));
            case AVG -> of(name, count, row -> value(column, values.mean(row)));
            case LOAD -> of(name, count, row -> load(values.sum(row), length(row, count, scale)));
        };
    }

    private static IntervalCells of(String name, int count, IntFunction<String> texts) {
        int width = name.length();
        for (int row = 0; row < count; row++) {
            width = Math.max(width, texts.apply(row).length());
        }
        int widest = width;
        int left = (widest - name.length() + 1) / 2;
        String heading = " ".repeat(left + 1) + name + " ".repeat(widest - name.length() - left + 1);
        return new IntervalCells(heading, row -> String.format(Locale.ROOT, " %" + widest + "s ", texts.apply(row)));
    }

    private static String value(IntervalColumn column, long value) {
        return column.isSpan() ? IntervalScale.text(value, 6) : Long.toString(value);
    }

    private static String load(long sum, double length) {
        return String.format(Locale.ROOT, "%.6f", sum / length);
    }

    /** {@return how many nanoseconds interval {@code row} has; the last ends with the capture} */
    private static double length(int row, int count, IntervalScale scale) {
        long end = row == count - 1 ? scale.duration() : (row + 1) * scale.shownInterval();
        return Math.max(1, end - row * scale.shownInterval());
    }

    /** {@return how many characters a row has} */
    int width() {
        return heading.length();
    }

    String heading() {
        return heading;
    }

    String row(int row) {
        return rows.apply(row);
    }
}
