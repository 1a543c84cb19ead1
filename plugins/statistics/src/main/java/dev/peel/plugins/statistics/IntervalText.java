package dev.peel.plugins.statistics;

import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Packets by interval as a table in a box, as tshark lays it out. */
final class IntervalText {
    private static final String HEADING = "Interval";
    private static final int LEAST = 25; // characters of a box around whole seconds, without their digits
    private static final int LEAST_MORE = 5; // where one interval spans the capture

    private final TextBuffer out;
    private final List<IntervalColumn> columns;
    private final IntervalScale scale;

    IntervalText(TextBuffer out, List<IntervalColumn> columns, IntervalScale scale) {
        this.out = out;
        this.columns = columns;
        this.scale = scale;
    }

    void append(int rows) throws IOException {
        List<IntervalCells> cells = new ArrayList<>();
        for (IntervalColumn column : columns) {
            cells.add(IntervalCells.of(column, rows, scale));
        }
        int first = Math.max(HEADING.length(), 2 * (scale.digits() + fraction()) + " <> ".length()) + 2;
        int natural =
                2 + first + cells.stream().mapToInt(cell -> cell.width() + 1).sum();
        int width = Math.max(natural, leastWidth());
        String line = "|" + "-".repeat(width - 2) + "|\n";
        out.text("\n").text("=".repeat(width) + "\n");
        appendHeading(width);
        out.text(line);
        appendTable(rows, cells, first, width - natural);
        out.text("=".repeat(width) + "\n");
    }

    private int fraction() {
        return scale.decimals() == 0 ? 0 : scale.decimals() + 1;
    }

    private int leastWidth() {
        int least = LEAST + scale.digits() + fraction() + (scale.isWhole() ? LEAST_MORE : 0);
        for (int i = 0; i < columns.size(); i++) {
            least = Math.max(least, title(i).length() + "|  |".length());
        }
        return least;
    }

    private String title(int column) {
        String number = column == 0 ? "Col 1" : String.format(Locale.ROOT, "%5d", column + 1);
        return number + ": " + columns.get(column).title();
    }

    private void appendHeading(int width) {
        boxed("IO Statistics", width);
        boxed("", width);
        boxed("Duration: " + scale.durationText() + " secs", width);
        boxed("Interval: " + scale.time(scale.shownInterval()) + " secs", width);
        boxed("", width);
        for (int i = 0; i < columns.size(); i++) {
            boxed(title(i), width);
        }
    }

    private void boxed(String text, int width) {
        out.text("| " + padded(text, width - 4) + " |\n");
    }

    private void appendTable(int rows, List<IntervalCells> cells, int first, int extra) throws IOException {
        String end = extra == 0 ? "|\n" : "|" + " ".repeat(extra - 1) + "|\n";
        StringBuilder numbers = new StringBuilder("|" + " ".repeat(first));
        StringBuilder names = new StringBuilder("| " + padded(HEADING, first - 1));
        for (int i = 0; i < cells.size(); i++) {
            numbers.append('|')
                    .append(padded(Integer.toString(i + 1), cells.get(i).width()));
            names.append('|').append(cells.get(i).heading());
        }
        out.text(numbers + end).text(names + end);
        out.text("|" + "-".repeat(names.length() - 1) + end);
        boolean isNarrow = scale.digits() == 1 && scale.decimals() == 0;
        for (int row = 0; row < rows; row++) {
            String range = (isNarrow ? "  " : " ") + scale.range(row, row == rows - 1);
            out.text("|" + padded(range, first));
            for (IntervalCells cell : cells) {
                out.text("|" + cell.row(row));
            }
            out.text(end);
            out.flushIfFull();
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
