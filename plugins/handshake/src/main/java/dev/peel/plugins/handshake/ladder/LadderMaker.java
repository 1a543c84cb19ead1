package dev.peel.plugins.handshake.ladder;

import dev.peel.core.dissect.Limit;
import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Faults;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.command.Sentence;
import dev.peel.plugins.handshake.text.SafeText;
import dev.peel.plugins.handshake.text.Spans;
import dev.peel.plugins.handshake.text.Style;
import dev.peel.plugins.handshake.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the ladder of one flow: a rung for each frame of note, remarks where time passes or something is not there. */
final class LadderMaker {
    private static final Duration PAUSE = Duration.ofSeconds(1); // longer ones are remarked on

    private final Handshake flow;
    private final int limit;
    private final Set<Moment> finished;
    private final List<Rung> rungs = new ArrayList<>();
    private @Nullable Duration last;

    private LadderMaker(Handshake flow, int limit) {
        this.flow = flow;
        this.limit = limit;
        finished = FinishedBySize.of(flow);
    }

    /**
     * {@return the ladder of {@code flow}}
     *
     * @param limit how many moments were noted of a flow at most
     */
    static Ladder of(Handshake flow, int limit) {
        return new LadderMaker(flow, limit).make();
    }

    private Ladder make() {
        Faults faults = flow.faults();
        if (faults.startsLate()) {
            remark("the start of the connection is not in the capture", Style.WARNING);
        }
        List<Moment> moments = flow.moments();
        for (int from = 0; from < moments.size(); ) {
            int to = from + 1;
            while (to < moments.size()
                    && moments.get(to).frame() == moments.get(from).frame()) {
                to++;
            }
            frame(moments.subList(from, to));
            from = to;
        }
        omissions(faults);
        ending();
        return new Ladder(
                title(),
                SafeText.of(Sentence.of(flow)),
                flow.client().toString(),
                flow.server().toString(),
                List.copyOf(rungs));
    }

    private String title() {
        String name = flow.tls().serverName();
        String version = flow.tls().version();
        return "flow " + flow.flow() + ": " + flow.client() + " to " + flow.server()
                + (name == null ? "" : ", " + SafeText.of(name))
                + (version == null ? "" : ", " + version);
    }

    /** Adds what one frame carries: its segment, the messages that it completes, or an error that it tells of. */
    private void frame(List<Moment> moments) {
        Moment first = moments.get(0);
        pause(first.since());
        if (first instanceof Moment.IcmpError error) {
            remark(
                    "frame " + error.frame() + ": ICMP " + SafeText.of(error.name()) + ", from "
                            + SafeText.of(error.reporter()) + ", about what the "
                            + error.by().label() + " sent"
                            + (error.mtu() < 0 ? "" : " (next link takes " + error.mtu() + " bytes)"),
                    Style.ERROR);
            return;
        }
        Moment.@Nullable Segment segment = null;
        List<String> labels = new ArrayList<>();
        Style style = Style.PLAIN;
        for (Moment each : moments) {
            if (each instanceof Moment.Segment found) {
                segment = found;
            } else if (each instanceof Moment.Message message) {
                labels.add(label(message));
                style = message.isAlert() && isBad(message) ? Style.ERROR : style;
            }
        }
        if (segment != null) {
            style = style == Style.PLAIN ? style(segment) : style;
            addFlags(segment, labels);
        }
        rungs.add(new Rung.Arrow(first.frame(), first.since(), first.by() == Party.CLIENT, List.copyOf(labels), style));
    }

    private void addFlags(Moment.Segment segment, List<String> labels) {
        boolean isOpening = segment.isSyn() || segment.isSynAck();
        if (labels.isEmpty() || isOpening || segment.isFin() || segment.isRst()) {
            String size = segment.size() == 0 ? "" : " " + bytes(segment.size());
            String options = isOpening ? options(flow.side(segment.by()).options()) : "";
            labels.add(0, segment.name() + options + (labels.isEmpty() ? size : ""));
        }
        String mark =
                switch (segment.mark()) {
                    case NONE -> "";
                    case RETRANSMISSION -> "[retransmission]";
                    case ZERO_WINDOW -> "[zero window]";
                    case AFTER_RESET -> "[after its reset]";
                };
        if (!mark.isEmpty()) {
            int end = labels.size() - 1;
            labels.set(end, labels.get(end) + " " + mark);
        }
    }

    private static String options(Side.Options options) {
        return (options.segmentSize() < 0 ? "" : " mss=" + options.segmentSize())
                + (options.windowScale() < 0 ? "" : " wscale=" + options.windowScale())
                + (options.fastOpen() ? " fast open" : "");
    }

    private static Style style(Moment.Segment segment) {
        if (segment.isRst()) {
            return Style.ERROR;
        }
        boolean isPlain = segment.mark() == Moment.Mark.NONE;
        boolean isBare = segment.size() == 0 && !segment.isSyn() && !segment.isSynAck() && !segment.isFin();
        return isPlain ? (isBare ? Style.DIM : Style.PLAIN) : Style.WARNING;
    }

    private static boolean isBad(Moment.Message alert) {
        return alert.level() == Alert.FATAL;
    }

    private String label(Moment.Message message) {
        String name = finished.contains(message) ? "Finished (encrypted, by size)" : SafeText.of(message.name());
        ClientHello offer = flow.tls().offer();
        if (message.is(MessageType.CLIENT_HELLO) && offer != null && offer.frame() == message.frame()) {
            name += offer.serverName().isEmpty() ? "" : " sni=" + SafeText.of(offer.serverName());
        }
        return message.size() > 0 ? name + " " + bytes(message.size()) : name;
    }

    private static String bytes(int count) {
        return count + " B";
    }

    private void pause(Duration since) {
        Duration before = last;
        last = since;
        if (before == null) {
            return;
        }
        Duration passed = since.minus(before);
        if (passed.compareTo(PAUSE) >= 0) {
            remark(Spans.text(passed) + " later", Style.WARNING);
        } else if (passed.isNegative()) {
            remark("the clock went back by " + Spans.text(passed.negated()), Style.WARNING);
        }
    }

    /** Says what of the flow is not drawn. */
    private void omissions(Faults faults) {
        long drawn = rungs.stream().filter(Rung.Arrow.class::isInstance).count();
        Side client = flow.clientSide();
        Side server = flow.serverSide();
        long left = client.packets() + (long) server.packets() - drawn;
        if (faults.unrecorded() > 0) {
            remark(
                    "... " + faults.unrecorded() + " more; --limit " + Limit.HANDSHAKE_MOMENTS.label() + "=N, now "
                            + limit + ", shows them",
                    Style.DIM);
        }
        long dull = left - faults.unrecorded();
        if (dull > 0) {
            remark(
                    Texts.count(dull, "more segment") + " with data or acknowledgments; " + client.bytes()
                            + " B by client and " + server.bytes() + " B by server in all",
                    Style.DIM);
        }
        Party missing = faults.missing();
        if (missing != null) {
            remark("packets of the " + missing.label() + " are not in the capture", Style.WARNING);
        }
    }

    private void ending() {
        Ending ending = flow.ending();
        if (ending instanceof Ending.Silence || ending instanceof Ending.Open) {
            remark(ending.text(), ending instanceof Ending.Silence ? Style.WARNING : Style.DIM);
        }
    }

    private void remark(String text, Style style) {
        rungs.add(new Rung.Remark(text, style));
    }
}
