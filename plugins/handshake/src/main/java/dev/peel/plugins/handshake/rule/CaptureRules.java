package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Faults;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Spans;
import dev.peel.plugins.handshake.text.Texts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the capture of a flow, Q-01 to Q-09: it can look like any other fault. */
final class CaptureRules {
    private static final Duration TIME_WAIT =
            Duration.ofMinutes(4); // RFC 9293 3.4.2: twice the maximum segment lifetime

    private static final Advice STARTS_LATE = Advice.of("Q-01", Kind.CAPTURE)
            .causes("the capture was started while the connection was open", "the start was filtered out or lost")
            .next("capture from before the connection is opened");
    private static final Advice ONE_SIDED = Advice.of("Q-02", Kind.CAPTURE)
            .causes("a mirror port that copies one direction only", "the two directions take different ways")
            .next("capture where both directions pass, at the client or at the server");
    private static final Advice LOST = Advice.of("Q-03", Kind.CAPTURE)
            .causes("the capturing machine or the mirror port could not keep up", "the packets took another way")
            .next(
                    "look at the drop counter of the capturing program",
                    "capture less per packet, or filter while capturing");
    private static final Advice DUPLICATED = Advice.of("Q-04", Kind.CAPTURE)
            .causes("a mirror port that copies packets where they enter and where they leave")
            .next("mirror one direction of one port only");
    private static final Advice CUT = Advice.of("Q-05", Kind.CAPTURE)
            .causes("the capture was limited to the start of each frame (snap length)")
            .next("capture whole frames (-s 0)");
    private static final Advice OVERSIZED = Advice.of("Q-06", Kind.CAPTURE)
            .causes("the network card cuts and joins segments (TSO, GRO), and the capture shows them before or after")
            .next("make no claim on segment sizes from this capture")
            .rfc("RFC 9293 3.7.1");
    private static final Advice BACKWARDS = Advice.of("Q-07", Kind.CAPTURE)
            .causes("the clock of the capturing machine was set", "several captures were put together out of order")
            .next("make no claim on latencies from this capture");
    private static final Advice REUSED = Advice.of("Q-08", Kind.NOTE)
            .causes("a client or NAT that uses its ports again soon")
            .next("see whether the earlier connection was closed at both ends when this one began")
            .rfc("RFC 9293 3.6.1", "RFC 6191 2");
    private static final Advice COPIED = Advice.of("Q-09", Kind.CAPTURE)
            .causes("the capture shows packets before and after a router, or inside and outside a tunnel")
            .next("filter for one of the links");

    static final List<Rule> ALL = List.of(
            STARTS_LATE.when(CaptureRules::startsLate),
            ONE_SIDED.when(CaptureRules::oneSided),
            LOST.when(CaptureRules::lost),
            DUPLICATED.when(CaptureRules::duplicated),
            CUT.when(CaptureRules::cut),
            OVERSIZED.when(CaptureRules::oversized),
            BACKWARDS.when(CaptureRules::backwards),
            REUSED.when(CaptureRules::reused),
            COPIED.when(CaptureRules::copied));

    private CaptureRules() {}

    private static @Nullable Verdict startsLate(Case flow) {
        boolean isLate = flow.handshake().faults().startsLate();
        return isLate
                ? STARTS_LATE.verdict(
                        HIGH,
                        "The capture starts when the connection was open already: what came before is not to be seen.",
                        first(flow))
                : null;
    }

    private static long first(Case flow) {
        long client = flow.client().firstFrame();
        long server = flow.server().firstFrame();
        return client == 0 ? server : server == 0 ? client : Math.min(client, server);
    }

    private static @Nullable Verdict oneSided(Case flow) {
        Party missing = flow.handshake().faults().missing();
        return missing == null
                ? null
                : ONE_SIDED.verdict(
                        HIGH,
                        "Only one direction was captured: the other side acknowledges what the " + missing.label()
                                + " sent, but none of it is here.",
                        first(flow));
    }

    private static @Nullable Verdict lost(Case flow) {
        Faults faults = flow.handshake().faults();
        return faults.lost() == 0
                ? null
                : LOST.verdict(
                        HIGH,
                        "The capture lost packets: " + Texts.count(faults.lost(), "acknowledgment")
                                + " of bytes that are not in it.",
                        faults.lostFrame());
    }

    private static @Nullable Verdict duplicated(Case flow) {
        Faults faults = flow.handshake().faults();
        int same = faults.duplicates() - faults.copies();
        return same <= 0
                ? null
                : DUPLICATED.verdict(
                        HIGH,
                        Texts.count(same, "packet") + " captured twice; the second of each was left out.",
                        faults.duplicateFrame());
    }

    private static @Nullable Verdict cut(Case flow) {
        Faults faults = flow.handshake().faults();
        return faults.cut() == 0
                ? null
                : CUT.verdict(
                        HIGH,
                        "Only the start of " + Texts.count(faults.cut(), "packet")
                                + " was captured: messages in them may" + " not be read whole.",
                        faults.cutFrame());
    }

    private static @Nullable Verdict oversized(Case flow) {
        Faults faults = flow.handshake().faults();
        return faults.oversized() == 0
                ? null
                : OVERSIZED.verdict(
                        Kind.NOTE,
                        HIGH,
                        Texts.count(faults.oversized(), "segment")
                                + " longer than the receiver's segment size: not as they" + " were on the wire.",
                        faults.oversizedFrame());
    }

    private static @Nullable Verdict backwards(Case flow) {
        Faults faults = flow.handshake().faults();
        return faults.backwards() == 0
                ? null
                : BACKWARDS.verdict(
                        HIGH,
                        "The clock goes back " + Texts.count(faults.backwards(), "time") + " within the flow.",
                        faults.backwardsFrame());
    }

    private static @Nullable Verdict reused(Case flow) {
        Handshake handshake = flow.handshake();
        Handshake before = flow.around().earlier().onSamePorts(handshake);
        Duration since = before == null ? TIME_WAIT : Duration.between(before.time(), handshake.time());
        return before == null || since.compareTo(TIME_WAIT) >= 0
                ? null
                : REUSED.verdict(
                        MEDIUM,
                        "The client uses the port of flow " + before.flow() + " again, " + Spans.text(since)
                                + " after that began.",
                        before.endFrame(),
                        flow.syn());
    }

    private static @Nullable Verdict copied(Case flow) {
        Faults faults = flow.handshake().faults();
        return faults.copies() == 0
                ? null
                : COPIED.verdict(
                        HIGH,
                        Texts.count(faults.copies(), "packet") + " captured on two links (other address of the link, or"
                                + " time to live); the second of each was left out.",
                        faults.duplicateFrame());
    }
}
