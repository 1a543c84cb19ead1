package dev.peel.plugins.handshake.match;

import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.text.SafeText;
import dev.peel.plugins.handshake.text.Spans;
import dev.peel.plugins.handshake.text.Style;
import dev.peel.plugins.handshake.text.Texts;
import dev.peel.plugins.handshake.text.Wrapping;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints for people what two captures say of each other. */
final class MatchText {
    private static final int MAX_FLOWS = 50; // of each kind; further ones are only counted

    private final TextBuffer out;
    private final Screen screen;
    private final CapturePoint first;
    private final CapturePoint second;
    private final Clocks.Estimate clocks;

    MatchText(TextBuffer out, Screen screen, CapturePoint first, CapturePoint second, Clocks.Estimate clocks) {
        this.out = out;
        this.screen = screen;
        this.first = first;
        this.second = second;
        this.clocks = clocks;
    }

    /**
     * Prints all.
     *
     * @param different the connections whose packets are not the same at both points
     */
    void print(FlowPairing pairing, List<MatchedFlow> different) throws IOException {
        for (CapturePoint point : List.of(first, second)) {
            line(
                    point.letter() + "  " + SafeText.of(point.file()) + ": "
                            + Texts.count(point.flows().size(), "TCP flow"),
                    Style.PLAIN);
        }
        int both = pairing.pairs().size();
        line(
                Texts.count(both, "flow") + " in both, " + pairing.onlyFirst().size() + " in A only, "
                        + pairing.onlySecond().size() + " in B only; " + (both - different.size())
                        + " of those in both are the same at both points",
                Style.BOLD);
        line(clockText(), Style.PLAIN);
        alone("A", pairing.onlyFirst());
        alone("B", pairing.onlySecond());
        for (MatchedFlow each : different.subList(0, Math.min(MAX_FLOWS, different.size()))) {
            flow(each);
        }
        more(different.size());
    }

    private String clockText() {
        if (!clocks.isKnown()) {
            return "No packet is in both, so that nothing is known of the clocks.";
        }
        Duration offset = Duration.ofNanos(Math.abs(clocks.offset()));
        String ahead =
                "The clock of B is " + Spans.text(offset) + (clocks.offset() < 0 ? " behind" : " ahead of") + " A's";
        return clocks.isOfBoth()
                ? ahead + ", as far as " + clocks.toServer() + " packets to servers and " + clocks.toClient()
                        + " to clients tell; between the points a packet takes "
                        + Spans.text(Duration.ofNanos(clocks.oneWay())) + "."
                : ahead + ", the way between the points included: packets of one direction only are in both.";
    }

    private void alone(String letter, List<SeenFlow> flows) throws IOException {
        for (SeenFlow each : flows.subList(0, Math.min(MAX_FLOWS, flows.size()))) {
            line(
                    "only in " + letter + ": flow " + each.number() + ", " + each + ", "
                            + Texts.count(each.count(), "packet"),
                    Style.WARNING);
            out.flushIfFull();
        }
        more(flows.size());
    }

    private void more(int count) {
        if (count > MAX_FLOWS) {
            line("... " + (count - MAX_FLOWS) + " more", Style.DIM);
        }
    }

    private void flow(MatchedFlow matched) throws IOException {
        FlowPair pair = matched.flow();
        out.ascii('\n');
        line(
                "flow " + pair.first().number() + " of A is flow "
                        + pair.second().number() + " of B: " + pair.first(),
                Style.BOLD);
        if (pair.isTranslated()) {
            indented("in B " + pair.second() + "; known by " + pair.way().text(), Style.PLAIN);
        }
        Boolean isFirstAtClient = matched.isFirstAtClient(first, second);
        if (isFirstAtClient != null) {
            indented((isFirstAtClient ? "A" : "B") + " is nearer the client, as the time to live tells", Style.PLAIN);
        }
        PacketPairs packets = matched.packets();
        indented(
                Texts.count(packets.same().size(), "packet") + " in both, "
                        + packets.onlyFirst().size() + " in A only, "
                        + packets.onlySecond().size() + " in B only, "
                        + packets.changed().size() + " changed"
                        + (packets.recut() == 0 ? "" : ", " + packets.recut() + " cut into other sizes"),
                Style.PLAIN);
        rewritten(matched, true);
        rewritten(matched, false);
        hello(pair);
        new PacketText(first, second, clocks, matched, isFirstAtClient)
                .lines()
                .forEach(text -> indented(text, Style.WARNING));
        out.flushIfFull();
    }

    private void rewritten(MatchedFlow matched, boolean isToServer) {
        FlowPair pair = matched.flow();
        String owner = isToServer ? "client" : "server";
        SynOptions here = pair.first().options(isToServer);
        SynOptions there = pair.second().options(isToServer);
        if (here != null && there != null) {
            Stream.of(
                            changed("MSS", option(here.segmentSize()), option(there.segmentSize())),
                            changed("window scale", option(here.windowScale()), option(there.windowScale())),
                            changed("SACK", option(here.isSelective()), option(there.isSelective())),
                            changed("timestamps", option(here.hasTimestamp()), option(there.hasTimestamp())))
                    .filter(text -> text != null)
                    .forEach(text -> indented("changed in the SYN of the " + owner + ": " + text, Style.ERROR));
        }
        Integer offset = pair.offset(isToServer);
        if (offset != null && offset != 0) {
            indented(
                    "changed: the sequence numbers of the " + owner + " are " + Integer.toUnsignedString(offset)
                            + " higher in B",
                    Style.ERROR);
        }
    }

    private void hello(FlowPair pair) {
        if (!pair.isHelloChanged()) {
            return;
        }
        boolean isSame = pair.first().random() == pair.second().random();
        indented(
                "changed: the ClientHello" + (isSame ? "'s bytes, not its random" : " is another one, random included"),
                Style.ERROR);
        String name = changed("server name", named(pair.first()), named(pair.second()));
        if (name != null) {
            indented("changed: " + name, Style.ERROR);
        }
    }

    private static String named(SeenFlow flow) {
        return flow.serverName().isEmpty() ? "none" : flow.serverName();
    }

    private static @Nullable String changed(String what, String here, String there) {
        return here.equals(there) ? null : what + " " + here + " in A, " + there + " in B";
    }

    private static String option(int value) {
        return value < 0 ? "none" : Integer.toString(value);
    }

    private static String option(boolean isOffered) {
        return isOffered ? "offered" : "none";
    }

    private void line(String text, Style style) {
        Wrapping.lines(text, screen.columns())
                .forEach(line -> out.text(style.of(line, screen)).ascii('\n'));
    }

    private void indented(String text, Style style) {
        Wrapping.lines(text, screen.columns() - 4)
                .forEach(line -> out.text("  ").text(style.of(line, screen)).ascii('\n'));
    }
}
