package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Moment.Mark;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Spans;
import dev.peel.plugins.handshake.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the time of a handshake goes: P-02 to P-04. */
final class DelayRules {
    private static final Duration LONG = Duration.ofMillis(200); // beyond the round trip
    private static final int TIMES_SLOWER = 3; // than the server usually is
    private static final Duration NOTICEABLE = Duration.ofMillis(50);
    private static final Duration SHORTEST_ROUND_TRIP = Duration.ofMillis(5); // below, pauses say nothing of windows
    private static final Duration DELAYED_FROM = Duration.ofMillis(36); // Linux waits 40 ms before it acknowledges
    private static final Duration HALF_DELAYED = Duration.ofMillis(18);
    private static final Duration DELAYED_TO = Duration.ofMillis(60);
    private static final Duration LONG_DELAYED_FROM = Duration.ofMillis(180); // others wait 200 ms
    private static final Duration LONG_DELAYED_TO = Duration.ofMillis(230);
    private static final Duration AT_ONCE = Duration.ofMillis(5);
    private static final int USUAL_SEGMENT = 1460; // bytes, where the SYN says nothing
    private static final int INITIAL_WINDOW = 10; // segments, RFC 6928 2

    private static final Advice SLOW = Advice.of("P-02", Kind.NOTE)
            .causes(
                    "the side named is busy, or waits for another one: a name to resolve, a certificate to check, a person to"
                            + " answer, a backend")
            .next("what does that side do at that time? The time of the network is not in it")
            .rfc("RFC 5246 7.3", "RFC 8446 2");
    private static final Advice STALL = Advice.of("P-03", Kind.NOTE)
            .causes(
                    "the sender holds a small segment back until the one before is acknowledged (Nagle), and the receiver waits"
                            + " before it acknowledges")
            .next("let the sender write its messages at once, or set TCP_NODELAY")
            .rfc("RFC 9293 3.7.4", "RFC 9293 3.8.6.3");
    private static final Advice WINDOW = Advice.of("P-04", Kind.NOTE)
            .causes("a chain of certificates that is too long for the first window")
            .next("send fewer or smaller certificates (ECDSA keys, no root), or compress them")
            .rfc("RFC 6928 2", "RFC 8879");

    static final List<Rule> ALL =
            List.of(SLOW.when(DelayRules::slow), STALL.when(DelayRules::stall), WINDOW.when(DelayRules::window));

    private DelayRules() {}

    private static @Nullable Verdict slow(Case flow) {
        if (flow.handshake().faults().backwards() > 0 || flow.clientHello() == 0) {
            return null;
        }
        List<String> steps = new ArrayList<>();
        List<Long> frames = new ArrayList<>();
        long established = flow.established();
        Duration end = end(flow);
        // What is said before TLS is not the handshake's affair.
        Moment before = flow.client().opening().isTls()
                ? flow.segment(Party.CLIENT, segment -> segment.frame() == established)
                : null;
        for (Moment.Message message : flow.messages()) {
            if (message.isAlert() || end != null && message.since().compareTo(end) > 0) {
                break;
            }
            String step = before == null ? null : slowStep(flow, before, message);
            if (before != null && step != null) {
                steps.add(step);
                frames.add(before.frame());
                frames.add(message.frame());
            }
            before = message;
        }
        return steps.isEmpty()
                ? null
                : SLOW.verdict(
                        HIGH,
                        "A slow step: " + String.join("; ", steps) + ", the round trip not counted.",
                        frames.stream().mapToLong(Long::longValue).toArray());
    }

    /** {@return what to say of the time from {@code before} to {@code message}; null where it is not long} */
    private static @Nullable String slowStep(Case flow, Moment before, Moment.Message message) {
        Duration own = own(flow, before, message);
        if (own.compareTo(NOTICEABLE) <= 0) {
            return null;
        }
        Duration usual = isAnswer(before, message) ? flow.serverFacts().usualAnswer() : null;
        boolean isSlow = own.compareTo(LONG) > 0 || usual != null && isSlower(own, usual);
        return !isSlow || isSentAgain(flow, before, message)
                ? null
                : "the " + message.by().label() + " took " + Spans.text(own) + " before its " + message.name()
                        + (usual == null ? "" : ", for which it usually takes " + Spans.text(usual));
    }

    /** {@return whether the message is the server's answer to a ClientHello} */
    private static boolean isAnswer(Moment before, Moment.Message message) {
        return message.by() == Party.SERVER
                && before instanceof Moment.Message asked
                && asked.is(MessageType.CLIENT_HELLO);
    }

    private static boolean isSlower(Duration own, Duration usual) {
        Duration least = usual.isNegative() ? Duration.ZERO : usual;
        return own.compareTo(least.multipliedBy(TIMES_SLOWER)) > 0
                && own.minus(least).compareTo(NOTICEABLE) > 0;
    }

    /** {@return when the handshake was complete, since the flow's start; null where that was not seen} */
    private static @Nullable Duration end(Case flow) {
        Duration length = flow.handshake().tlsTime();
        Duration begun = flow.when(flow.clientHello());
        return length == null || begun == null ? null : begun.plus(length);
    }

    /** {@return how long it took from {@code before} to {@code message}, without the way there and back where the sender changes} */
    private static Duration own(Case flow, Moment before, Moment.Message message) {
        Duration whole = message.since().minus(before.since());
        return before.by() == message.by() ? whole : whole.minus(roundTrip(flow));
    }

    private static Duration roundTrip(Case flow) {
        Duration roundTrip = flow.handshake().latencies().roundTrip();
        return roundTrip == null ? Duration.ZERO : roundTrip;
    }

    private static boolean isSentAgain(Case flow, Moment from, Moment to) {
        return flow.segments().stream()
                .anyMatch(segment ->
                        segment.mark() != Mark.NONE && segment.frame() > from.frame() && segment.frame() <= to.frame());
    }

    private static @Nullable Verdict stall(Case flow) {
        List<Moment.Segment> segments = flow.segments();
        for (int i = 0; i + 2 < segments.size(); i++) {
            Moment.Segment first = segments.get(i);
            Moment.Segment acknowledgment = segments.get(i + 1);
            Moment.Segment second = segments.get(i + 2);
            boolean isHeldBack = first.size() > 0
                    && second.size() > 0
                    && second.size() < segmentSize(flow, second.by().other())
                    && first.by() == second.by()
                    && acknowledgment.by() != first.by()
                    && acknowledgment.size() == 0
                    && acknowledgment.acknowledgment() == second.sequence()
                    && first.sequence() + first.size() == second.sequence();
            if (isHeldBack && isDelayed(flow, first, acknowledgment) && isAtOnce(flow, acknowledgment, second)) {
                return STALL.verdict(
                        MEDIUM,
                        "The " + first.by().label() + " sent " + Texts.count(second.size(), "byte")
                                + " only when the bytes before were acknowledged, which took "
                                + Spans.text(acknowledgment.since().minus(first.since())) + ".",
                        first.frame(),
                        acknowledgment.frame(),
                        second.frame());
            }
        }
        return null;
    }

    private static boolean isDelayed(Case flow, Moment first, Moment acknowledgment) {
        Duration gap = acknowledgment.since().minus(first.since());
        Duration way = roundTrip(flow);
        // Near the sender the way is in it, near the receiver it is not; an answer at once comes after the way alone.
        return isUsual(gap.minus(way)) || isUsual(gap) && gap.minus(way).compareTo(HALF_DELAYED) > 0;
    }

    private static boolean isUsual(Duration delay) {
        return delay.compareTo(DELAYED_FROM) >= 0 && delay.compareTo(DELAYED_TO) <= 0
                || delay.compareTo(LONG_DELAYED_FROM) >= 0 && delay.compareTo(LONG_DELAYED_TO) <= 0;
    }

    private static boolean isAtOnce(Case flow, Moment acknowledgment, Moment second) {
        return second.since().minus(acknowledgment.since()).compareTo(AT_ONCE.plus(roundTrip(flow))) <= 0;
    }

    private static @Nullable Verdict window(Case flow) {
        Duration roundTrip = roundTrip(flow);
        if (roundTrip.compareTo(SHORTEST_ROUND_TRIP) < 0
                || !flow.handshake().tls().hasServerHello()) {
            return null;
        }
        int size = segmentSize(flow, Party.CLIENT);
        Duration almost = roundTrip.minus(Duration.ofNanos(roundTrip.toNanos() / 5));
        Moment.Segment before = null;
        for (Moment.Segment segment : flow.segments(Party.SERVER)) {
            if (segment.size() == 0) {
                continue;
            }
            long sent = before == null ? 0 : before.sequence() + before.size() - 1L;
            boolean isFull = sent >= (INITIAL_WINDOW - 1L) * size && sent <= (INITIAL_WINDOW + 1L) * size;
            boolean isPause = before != null
                    && segment.mark() == Mark.NONE
                    && segment.since().minus(before.since()).compareTo(almost) >= 0;
            if (before != null && isFull && isPause && segment.frame() <= flightEnd(flow)) {
                return WINDOW.verdict(
                        MEDIUM,
                        "The server waited for a round trip in the middle of its messages, after " + sent
                                + " bytes: as many as" + " it may send before it knows the network.",
                        before.frame(),
                        segment.frame());
            }
            before = segment;
        }
        return null;
    }

    /** {@return the last frame before the client answers the server's messages} */
    private static long flightEnd(Case flow) {
        long choice = flow.message(Party.SERVER, MessageType.SERVER_HELLO);
        return flow.messages(Party.CLIENT).stream()
                .mapToLong(Moment::frame)
                .filter(frame -> frame > choice)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static int segmentSize(Case flow, Party receiver) {
        int size = flow.handshake().side(receiver).options().segmentSize();
        return size > 0 ? size : USUAL_SEGMENT;
    }
}
