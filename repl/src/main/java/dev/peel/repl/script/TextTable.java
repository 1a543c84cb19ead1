package dev.peel.repl.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows in columns that fit the width of a screen: the widest columns are cut, and marked, where they have to be. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8; // characters of a column that is cut

    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows;

    /**
     * Makes a table.
     *
     * @param header the names of the columns, empty for none
     * @param right of each column, whether it is set flush right
     */
    TextTable(List<String> header, List<Boolean> right, List<List<String>> rows) {
        this.header = header;
        this.right = right;
        this.rows = rows;
    }

    /** {@return the lines of the table, with ends of line between them, at most {@code room} characters wide where that is enough} */
    String text(int room) {
        List<Integer> widths = widths(room);
        List<String> lines = new ArrayList<>();
        if (!header.isEmpty()) {
            lines.add(line(header, widths));
        }
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines.isEmpty() ? "no rows" : String.join("\n", lines);
    }

    private List<Integer> widths(int room) {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(right.size(), 0));
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        int spare = room - GAP.length() * (widths.size() - 1);
        int total = widths.stream().mapToInt(Integer::intValue).sum();
        while (total > spare) {
            int widest = Collections.max(widths);
            if (widest <= NARROWEST) {
                break;
            }
            widths.set(widths.indexOf(widest), widest - 1);
            total--;
        }
        return widths;
    }

    private static void widen(List<Integer> widths, List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            widths.set(i, Math.max(widths.get(i), length(row.get(i))));
        }
    }

    private String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = cut(row.get(i), widths.get(i));
            String space = " ".repeat(widths.get(i) - length(cell));
            line.append(i == 0 ? "" : GAP).append(right.get(i) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width) {
        return length(cell) <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
