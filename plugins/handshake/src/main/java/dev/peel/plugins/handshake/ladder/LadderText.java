package dev.peel.plugins.handshake.ladder;

import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.text.SafeText;
import dev.peel.plugins.handshake.text.Spans;
import dev.peel.plugins.handshake.text.Style;
import dev.peel.plugins.handshake.text.Wrapping;
import java.io.IOException;
import java.util.List;

/** Draws a ladder in lines of text, as wide as the screen at most. */
final class LadderText {
    private static final int FRAME_WIDTH = 7;
    private static final int TIME_WIDTH = 12;
    private static final int LEFT = FRAME_WIDTH + TIME_WIDTH + 2; // before the client's line
    private static final int WIDEST_LANE = 96; // characters between the sides' lines; longer arrows are hard to follow
    private static final int NARROWEST_LANE = 50; // room for two addresses of version 4
    private static final int SHAFT = 4; // characters of an arrow beside its label
    private static final String LINE = "│";

    private final TextBuffer out;
    private final Screen screen;
    private final int lane;

    private LadderText(Ladder ladder, TextBuffer out, Screen screen) {
        this.out = out;
        this.screen = screen;
        int needed = Math.max(
                NARROWEST_LANE, ladder.client().length() + ladder.server().length() + 2);
        for (Rung rung : ladder.rungs()) {
            if (rung instanceof Rung.Arrow arrow) {
                needed = Math.max(needed, arrow.label().length() + SHAFT);
            }
        }
        lane = Math.min(needed, Math.min(WIDEST_LANE, screen.columns() - LEFT - 2));
    }

    /** Prints {@code ladder}. */
    static void print(Ladder ladder, TextBuffer out, Screen screen) throws IOException {
        new LadderText(ladder, out, screen).print(ladder);
    }

    private void print(Ladder ladder) throws IOException {
        for (String line : Wrapping.lines(ladder.title(), screen.columns())) {
            out.text(Style.BOLD.of(line, screen)).ascii('\n');
        }
        for (String line : Wrapping.lines(ladder.summary(), screen.columns())) {
            out.text(line).ascii('\n');
        }
        out.ascii('\n');
        String client = "client " + ladder.client();
        String server = "server " + ladder.server();
        boolean isRoomy = client.length() + server.length() < lane;
        String left = isRoomy ? client : ladder.client();
        String right = SafeText.cut(isRoomy ? server : ladder.server(), Math.max(1, lane - left.length()));
        String titles = String.format("%" + FRAME_WIDTH + "s%" + TIME_WIDTH + "s  ", "frame", "seconds");
        out.text(titles).text(left).text(" ".repeat(Math.max(1, lane + 2 - left.length() - right.length())));
        out.text(right).ascii('\n');
        for (Rung rung : ladder.rungs()) {
            if (rung instanceof Rung.Arrow arrow) {
                arrow(arrow);
            } else if (rung instanceof Rung.Remark remark) {
                remark(remark);
            }
            out.flushIfFull();
        }
    }

    /** The last line of the label lies on the arrow, the others above it. */
    private void arrow(Rung.Arrow arrow) {
        List<String> lines = Wrapping.joined(arrow.labels(), lane - SHAFT);
        String head = String.format(
                "%" + FRAME_WIDTH + "d%" + TIME_WIDTH + "s  ", arrow.frame(), Spans.seconds(arrow.since()));
        for (int i = 0; i < lines.size(); i++) {
            String label = lines.get(i);
            boolean isLast = i == lines.size() - 1;
            int rest = lane - label.length() - 2;
            String drawn;
            if (!isLast) {
                drawn = " " + label + " ".repeat(rest + 1);
            } else if (arrow.isToServer()) {
                drawn = " " + label + " " + "─".repeat(rest - 1) + "▶";
            } else {
                drawn = "◀" + "─".repeat(rest - 1) + " " + label + " ";
            }
            out.text(i == 0 ? head : " ".repeat(LEFT)).text(LINE);
            out.text(arrow.style().of(drawn, screen)).text(LINE).ascii('\n');
        }
    }

    private void remark(Rung.Remark remark) {
        for (String line : Wrapping.lines(remark.text(), lane - 2)) {
            int before = (lane - line.length()) / 2;
            out.text(" ".repeat(LEFT)).text(LINE).text(" ".repeat(before));
            out.text(remark.style().of(line, screen));
            out.text(" ".repeat(lane - before - line.length())).text(LINE).ascii('\n');
        }
    }
}
