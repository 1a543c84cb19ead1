package dev.peel.plugins.handshake.diff;

import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.command.Sentence;
import dev.peel.plugins.handshake.text.SafeText;
import dev.peel.plugins.handshake.text.Style;
import dev.peel.plugins.handshake.text.Wrapping;
import java.io.IOException;
import java.util.List;

/** Prints a comparison for people: what can explain it on top, then all that was compared. */
final class DiffText {
    private static final int NAME_WIDTH = 22;
    private static final int MARK_WIDTH = 2;
    private static final int GAP = 2;
    private static final int WIDEST = 60; // characters of a flow's column
    private static final String SAME = "=";

    private final TextBuffer out;
    private final Screen screen;
    private final int width;

    private DiffText(Comparison comparison, TextBuffer out, Screen screen) {
        this.out = out;
        this.screen = screen;
        int needed = comparison.differences().stream()
                .mapToInt(each ->
                        Math.max(each.firstText().length(), each.secondText().length()))
                .max()
                .orElse(0);
        int room = (screen.columns() - MARK_WIDTH - NAME_WIDTH - 2 * GAP) / 2;
        width = Math.min(Math.max(needed, 12), Math.min(WIDEST, room));
    }

    /** Prints {@code comparison}. */
    static void print(Comparison comparison, TextBuffer out, Screen screen) throws IOException {
        new DiffText(comparison, out, screen).print(comparison);
    }

    private void print(Comparison comparison) throws IOException {
        head("A", comparison.first(), "");
        head("B", comparison.second(), comparison.isChosen() ? " (the nearest good flow to the same server)" : "");
        out.ascii('\n');
        conclusion(comparison);
        out.ascii('\n');
        row(" ", "", "A", "B", Style.BOLD);
        for (Difference each : comparison.differences()) {
            String mark = each.isDifferent() ? (each.canExplain() ? "!" : "*") : " ";
            Style style = !each.isDifferent() ? Style.DIM : each.canExplain() ? Style.ERROR : Style.WARNING;
            row(mark, each.name(), each.firstText(), each.isSame() ? SAME : each.secondText(), style);
            out.flushIfFull();
        }
    }

    private void head(String letter, Compared compared, String remark) {
        Handshake flow = compared.flow();
        paragraph(letter + "  " + SafeText.of(compared.file()) + ", flow " + flow.flow() + ", " + flow.client() + " to "
                + flow.server() + remark + ": " + SafeText.of(Sentence.of(flow)));
    }

    private void conclusion(Comparison comparison) {
        Difference found = comparison.explanation();
        if (!comparison.hasQuestion()) {
            String both = comparison.first().isGood()
                    ? "Both handshakes were completed."
                    : "Neither handshake was completed.";
            paragraph(both
                    + (found == null
                            ? " They do not differ in what is compared."
                            : " First difference: " + found.name() + "."));
            return;
        }
        if (found == null) {
            paragraph("Nothing that both flows show differs in a way that can explain it.");
            return;
        }
        out.text(Style.BOLD.of("First difference that can explain it: " + found.name(), screen))
                .ascii('\n');
        for (String line : Wrapping.lines(found.firstText(), screen.columns() - 4)) {
            out.text("  A ").text(line).ascii('\n');
        }
        for (String line : Wrapping.lines(found.secondText(), screen.columns() - 4)) {
            out.text("  B ").text(line).ascii('\n');
        }
        if (found.name().equals(TraitReader.CLIENT_ADDRESS)) {
            paragraph(
                    "All else that both flows show is alike: what ended it goes by the address, or is at or near that client.");
        }
    }

    private void paragraph(String text) {
        for (String line : Wrapping.lines(text, screen.columns())) {
            out.text(line).ascii('\n');
        }
    }

    private void row(String mark, String name, String first, String second, Style style) {
        List<String> left = Wrapping.lines(first, width);
        List<String> right = Wrapping.lines(second, width);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String line = pad(i == 0 ? mark : "", MARK_WIDTH)
                    + pad(i == 0 ? name : "", NAME_WIDTH + GAP)
                    + pad(i < left.size() ? left.get(i) : "", width + GAP)
                    + (i < right.size() ? right.get(i) : "");
            out.text(style.of(line.stripTrailing(), screen)).ascii('\n');
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
