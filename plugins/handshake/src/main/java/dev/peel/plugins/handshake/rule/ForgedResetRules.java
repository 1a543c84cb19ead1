package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.LOW;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Latencies;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Moment.Mark;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.Vantage;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resets that were not written by the side they claim to come from: H-10. Each sign counts some points. */
final class ForgedResetRules {
    private static final int PROBABLE = 5; // points
    private static final int POSSIBLE = 3;
    private static final int STRONG = 3;
    private static final int WEAK = 2;
    private static final int FAINT = 1;
    private static final int HOPS_APART = 2; // fewer are changes of route
    private static final int MANY = 3; // resets, or sequence numbers of these
    private static final int FAR = 0x1000; // identifications farther apart are not of one counter
    private static final Duration BOTH_WAYS = Duration.ofMillis(5);

    private static final Advice FORGED = Advice.of("H-10", Kind.WARNING)
            .causes("a filtering device or intrusion prevention system", "the carrier", "a transparent proxy")
            .next(
                    "the device that is as far away as the time to live of the RST says",
                    "capture on both sides of it, and compare: a reset that arrives at one end and never left the other is"
                            + " proof")
            .rfc("RFC 3360", "RFC 5961 3");

    static final List<Rule> ALL = List.of(FORGED.when(ForgedResetRules::forged));

    private ForgedResetRules() {}

    private static @Nullable Verdict forged(Case flow) {
        Moment.Segment reset = flow.reset();
        if (reset == null || flow.handshake().faults().missing() != null) {
            return null;
        }
        List<String> signs = new ArrayList<>();
        List<Long> frames = new ArrayList<>();
        frames.add(reset.frame());
        int points = hops(flow, reset, signs, frames)
                + afterwards(flow, reset, signs, frames)
                + tooSoon(flow, reset, signs)
                + identification(flow, reset, signs, frames)
                + rising(flow, reset, signs, frames)
                + bothWays(flow, reset, signs, frames)
                + window(flow, reset, signs);
        if (points < POSSIBLE) {
            return null;
        }
        String how = points >= PROBABLE ? "probably" : "possibly";
        return FORGED.verdict(
                points >= PROBABLE ? MEDIUM : LOW,
                "The reset was " + how + " not written by the " + reset.by().label() + " that it names: "
                        + String.join("; ", signs) + ".",
                frames.stream().mapToLong(Long::longValue).toArray());
    }

    private static int hops(Case flow, Moment.Segment reset, List<String> signs, List<Long> frames) {
        Side named = flow.handshake().side(reset.by());
        boolean isKnown = named.hops() > 0 && reset.hops() > 0 && named.hopsFrame() != reset.frame();
        if (isKnown && Math.abs(named.hops() - reset.hops()) >= HOPS_APART) {
            signs.add("its time to live is " + reset.hops() + ", that of the "
                    + reset.by().label() + "'s other packets " + named.hops());
            frames.add(named.hopsFrame());
            return STRONG;
        }
        Moment.Segment later = later(flow, reset);
        boolean isFirst = named.hops() == 0;
        if (isFirst && later != null && later.hops() > 0 && Math.abs(later.hops() - reset.hops()) >= HOPS_APART) {
            signs.add("its time to live is " + reset.hops() + ", that of the packets that follow " + later.hops());
            frames.add(later.frame());
            return STRONG;
        }
        return 0;
    }

    private static int afterwards(Case flow, Moment.Segment reset, List<String> signs, List<Long> frames) {
        Moment.Segment later = later(flow, reset);
        if (later == null) {
            return 0;
        }
        signs.add("the " + reset.by().label() + " goes on after it");
        frames.add(later.frame());
        return STRONG;
    }

    /** {@return a segment by which the side goes on after its reset; null where there is none} */
    private static Moment.@Nullable Segment later(Case flow, Moment.Segment reset) {
        return flow.segment(
                reset.by(),
                segment -> segment.mark() == Mark.AFTER_RESET
                        && !segment.isRst()
                        && (segment.size() > 0 || segment.isSynAck() || segment.isFin()));
    }

    private static int tooSoon(Case flow, Moment.Segment reset, List<String> signs) {
        Latencies latencies = flow.handshake().latencies();
        Duration roundTrip = latencies.roundTrip();
        Party near = latencies.vantage() == Vantage.CLIENT
                ? Party.CLIENT
                : latencies.vantage() == Vantage.SERVER ? Party.SERVER : Party.NOBODY;
        if (roundTrip == null || near == Party.NOBODY || near == reset.by()) {
            return 0;
        }
        Moment.Segment before = flow.segments(near).stream()
                .filter(segment -> segment.frame() < reset.frame())
                .reduce((one, other) -> other)
                .orElse(null);
        Duration gap = before == null ? null : reset.since().minus(before.since());
        if (gap == null || gap.plus(gap).compareTo(roundTrip) >= 0) {
            return 0;
        }
        signs.add("it came " + Spans.text(gap) + " after the packet that it answers, but a round trip takes "
                + Spans.text(roundTrip));
        return STRONG;
    }

    /** Linux gives SYN-ACKs and resets the identification 0, which therefore is no sign. */
    private static int identification(Case flow, Moment.Segment reset, List<String> signs, List<Long> frames) {
        if (reset.id() <= 0) {
            return 0;
        }
        Party other = reset.by().other();
        Moment.Segment copied = flow.segment(
                other, segment -> segment.frame() < reset.frame() && segment.id() == reset.id() && segment.id() > 0);
        if (copied != null) {
            signs.add("its identification is that of a packet of the " + other.label());
            frames.add(copied.frame());
            return WEAK;
        }
        int usual = flow.handshake().side(reset.by()).id();
        int distance = usual <= 0 ? 0 : Math.abs((short) (reset.id() - usual));
        if (distance < FAR) {
            return 0;
        }
        signs.add("its identification is far from the " + reset.by().label() + "'s counter");
        return WEAK;
    }

    private static int rising(Case flow, Moment.Segment reset, List<String> signs, List<Long> frames) {
        long[] resets = flow.frames(reset.by(), Moment.Segment::isRst);
        if (resets.length < MANY || numbers(flow, reset.by()) < MANY) {
            return 0;
        }
        signs.add("there are " + resets.length + " of them with different sequence numbers");
        for (long each : resets) {
            frames.add(each);
        }
        return WEAK;
    }

    /** {@return how many sequence numbers the resets of {@code party} have} */
    private static long numbers(Case flow, Party party) {
        return flow.segments(party).stream()
                .filter(Moment.Segment::isRst)
                .mapToInt(Moment.Segment::sequence)
                .distinct()
                .count();
    }

    private static int bothWays(Case flow, Moment.Segment reset, List<String> signs, List<Long> frames) {
        Party other = reset.by().other();
        Moment.Segment answer = flow.segment(other, Moment.Segment::isRst);
        if (answer == null) {
            return 0;
        }
        boolean isClosed =
                flow.segments().stream().anyMatch(segment -> segment.isFin() && segment.frame() < reset.frame());
        boolean isAnswer = isClosed
                || answer.since().minus(reset.since()).compareTo(BOTH_WAYS) > 0
                || answer.sequence() == reset.acknowledgment() && reset.isAck();
        Duration roundTrip = flow.handshake().latencies().roundTrip();
        if (isAnswer || roundTrip == null || roundTrip.compareTo(BOTH_WAYS) <= 0) {
            return 0;
        }
        signs.add("both sides are reset at the same time");
        frames.add(answer.frame());
        return STRONG;
    }

    private static int window(Case flow, Moment.Segment reset, List<String> signs) {
        Party other = reset.by().other();
        boolean isCopied = reset.window() > 0
                && flow.segment(other, segment -> segment.frame() < reset.frame() && segment.window() == reset.window())
                        != null
                && flow.segment(
                                reset.by(),
                                segment -> segment.window() == reset.window() && segment.frame() != reset.frame())
                        == null;
        if (!isCopied) {
            return 0;
        }
        signs.add("its window is that of a packet of the " + other.label());
        return FAINT;
    }
}
