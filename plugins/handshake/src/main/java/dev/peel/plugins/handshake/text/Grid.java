package dev.peel.plugins.handshake.text;

import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.List;

/**
 * A table that fits a screen's lines: columns are as wide as they have to be, gone where they are empty, and cut or left out where
 * the line is too narrow for all.
 *
 * <p>Every line is measured first, then printed, so that no line has to be kept. Not thread-safe.
 */
public final class Grid {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final int[] widths;

    /** Makes a table. */
    public Grid(List<Column> columns) {
        this.columns = List.copyOf(columns);
        widths = new int[columns.size()];
    }

    /** Makes the columns wide enough for {@code cells}, one a column. */
    public void measure(List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            int width = cells.get(i).length();
            if (width > 0) {
                widths[i] = Math.max(
                        widths[i], Math.max(width, columns.get(i).title().length()));
            }
        }
    }

    /**
     * Leaves spare columns out, the last first, and cuts others, the widest first, until a line fits {@code screen}; called when all is
     * measured.
     */
    public void fit(Screen screen) {
        for (int i = widths.length - 1; i >= 0 && leastWidth() > screen.columns(); i--) {
            widths[i] = columns.get(i).isSpare() ? 0 : widths[i];
        }
        int excess = width() - screen.columns();
        while (excess > 0) {
            int widest = widest();
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }

    /** Prints the titles. */
    public void titles(TextBuffer out, Screen screen) throws IOException {
        line(out, columns.stream().map(Column::title).toList(), Style.BOLD, screen);
    }

    /** Prints a line. */
    public void line(TextBuffer out, List<String> cells, Style style, Screen screen) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                String cell = SafeText.cut(cells.get(i), widths[i]);
                String space = " ".repeat(widths[i] - cell.length());
                line.append(line.isEmpty() ? "" : GAP).append(columns.get(i).isNumber() ? space + cell : cell + space);
            }
        }
        out.text(style.of(line.toString().stripTrailing(), screen)).ascii('\n');
        out.flushIfFull();
    }

    private int leastWidth() {
        int width = -GAP.length();
        for (int i = 0; i < widths.length; i++) {
            width += widths[i] > 0 ? Math.min(widths[i], columns.get(i).least()) + GAP.length() : 0;
        }
        return width;
    }

    private int width() {
        int width = -GAP.length();
        for (int each : widths) {
            width += each > 0 ? each + GAP.length() : 0;
        }
        return width;
    }

    /** {@return the widest column that may be cut; -1 where none may} */
    private int widest() {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > columns.get(i).least() && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
