package dev.peel.plugins.handshake.ladder;

import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.text.Spans;
import dev.peel.plugins.handshake.text.Style;
import dev.peel.plugins.handshake.text.Wrapping;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Draws a ladder as an SVG 1.1 picture that needs nothing besides: no script, no style sheet, no font of its own. */
final class LadderSvg {
    private static final int WIDTH = 960; // pixels
    private static final int CLIENT = 190; // where the client's line is
    private static final int SERVER = 930;
    private static final int ROW = 34;
    private static final int LINE_HEIGHT = 15;
    private static final int TOP = 96; // above the first rung
    private static final int MARGIN = 16;
    private static final int CHARACTERS = 98; // of a label, between the lines

    private final TextBuffer out;

    private LadderSvg(TextBuffer out) {
        this.out = out;
    }

    /** Prints {@code ladder} as a document. */
    static void print(Ladder ladder, TextBuffer out) throws IOException {
        new LadderSvg(out).print(ladder);
    }

    private void print(Ladder ladder) throws IOException {
        int height = TOP + MARGIN;
        for (Rung rung : ladder.rungs()) {
            height += height(rung);
        }
        element("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        element(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"monospace\" font-size=\"12\">",
                WIDTH, height, WIDTH, height);
        element("<title>%s</title>", escape(ladder.title()));
        element("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, height);
        text(MARGIN, 22, "start", "black", ladder.title());
        text(MARGIN, 42, "start", "black", ladder.summary());
        text(CLIENT, TOP - 22, "middle", "black", "client " + ladder.client());
        text(SERVER, TOP - 22, "end", "black", "server " + ladder.server());
        for (int x : new int[] {CLIENT, SERVER}) {
            line(x, TOP - 14, x, height - MARGIN, "gray");
        }
        int y = TOP;
        for (Rung rung : ladder.rungs()) {
            y += height(rung);
            if (rung instanceof Rung.Arrow arrow) {
                arrow(arrow, y - 8);
            } else if (rung instanceof Rung.Remark remark) {
                write(lines(remark), y - 8, color(remark.style()));
            }
            out.flushIfFull();
        }
        element("</svg>");
    }

    private static int height(Rung rung) {
        return ROW + (lines(rung).size() - 1) * LINE_HEIGHT;
    }

    private static List<String> lines(Rung rung) {
        if (rung instanceof Rung.Arrow arrow) {
            return Wrapping.joined(arrow.labels(), CHARACTERS);
        }
        return Wrapping.lines(((Rung.Remark) rung).text(), CHARACTERS);
    }

    private void arrow(Rung.Arrow arrow, int y) {
        String color = color(arrow.style());
        text(
                MARGIN,
                y + 4,
                "start",
                "gray",
                String.format(Locale.ROOT, "%d  %s s", arrow.frame(), Spans.seconds(arrow.since())));
        write(lines(arrow), y - 5, color);
        int tip = arrow.isToServer() ? SERVER - 1 : CLIENT + 1;
        int back = arrow.isToServer() ? tip - 8 : tip + 8;
        line(CLIENT, y, SERVER, y, color);
        element("<polygon points=\"%d,%d %d,%d %d,%d\" fill=\"%s\"/>", tip, y, back, y - 4, back, y + 4, color);
    }

    /** Writes lines between the sides, the last one at {@code y}. */
    private void write(List<String> lines, int y, String color) {
        for (int i = 0; i < lines.size(); i++) {
            int at = y - (lines.size() - 1 - i) * LINE_HEIGHT;
            text((CLIENT + SERVER) / 2, at, "middle", color, lines.get(i));
        }
    }

    private void text(int x, int y, String anchor, String color, String text) {
        element("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, color, escape(text));
    }

    private void line(int x1, int y1, int x2, int y2, String color) {
        element("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>", x1, y1, x2, y2, color);
    }

    private void element(String format, Object... values) {
        out.text(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .ascii('\n');
    }

    private static String color(Style style) {
        return switch (style) {
            case PLAIN, BOLD -> "black";
            case DIM -> "gray";
            case WARNING -> "darkorange";
            case ERROR -> "crimson";
        };
    }

    /** All text is printable ASCII, so that only what XML 1.0 2.4 reserves is left. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
