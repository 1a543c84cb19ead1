package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Moment.Mark;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Texts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent again, and receivers that take too little: P-01 and P-05. */
final class LossRules {
    private static final int MANY = 3; // segments
    private static final int PART = 20; // so many segments with payload, one of which is sent again, are many
    private static final int MAX_EVIDENCE = 8; // frames

    private static final Advice SENT_AGAIN = Advice.of("P-01", Kind.WARNING)
            .causes(
                    "packets are lost: a full line, a bad cable, a duplex mismatch, a weak radio link",
                    "packets that are too large for a link on the way vanish, where only the long ones are sent again",
                    "the acknowledgments are lost or late, and nothing else is wrong")
            .next(
                    "where on the way are they lost? Compare with a capture at the other end (peel match)",
                    "the size of what is sent again")
            .rfc("RFC 6298 5", "RFC 5681 3.2");
    private static final Advice SMALL_WINDOW = Advice.of("P-05", Kind.WARNING)
            .causes(
                    "the program does not read what arrives: it is busy, or stopped",
                    "a receive buffer that is too small")
            .next("what is the program at that side doing at that time?")
            .rfc("RFC 9293 3.8.6");

    static final List<Rule> ALL =
            List.of(SENT_AGAIN.when(LossRules::sentAgain), SMALL_WINDOW.when(LossRules::smallWindow));

    private LossRules() {}

    private static @Nullable Verdict sentAgain(Case flow) {
        Party worst = isMuch(flow.client()) ? Party.CLIENT : isMuch(flow.server()) ? Party.SERVER : Party.NOBODY;
        if (worst == Party.NOBODY) {
            return null;
        }
        Side side = flow.handshake().side(worst);
        return SENT_AGAIN.verdict(
                HIGH,
                "The " + worst.label() + " sent " + side.retransmissions() + " of its " + side.dataPackets()
                        + " segments with payload again.",
                flow.segments(worst).stream()
                        .filter(segment -> segment.mark() == Mark.RETRANSMISSION && segment.size() > 0)
                        .mapToLong(Moment::frame)
                        .limit(MAX_EVIDENCE)
                        .toArray());
    }

    private static boolean isMuch(Side side) {
        return side.retransmissions() >= MANY && side.retransmissions() * PART > side.dataPackets();
    }

    /** In the handshake only: later it is the application's affair. */
    private static @Nullable Verdict smallWindow(Case flow) {
        for (Party party : List.of(Party.CLIENT, Party.SERVER)) {
            long[] closed = closed(flow, party);
            if (closed.length > 0) {
                return SMALL_WINDOW.verdict(
                        HIGH,
                        "The " + party.label() + " could take no more bytes during the handshake (zero window).",
                        closed);
            }
        }
        return tooSmallForFlight(flow);
    }

    private static long[] closed(Case flow, Party party) {
        long[] closed = flow.frames(
                party,
                segment -> segment.mark() == Mark.ZERO_WINDOW
                        && !segment.isFin()
                        && segment.frame() <= handshakeEnd(flow));
        return closed.length <= MAX_EVIDENCE ? closed : Arrays.copyOf(closed, MAX_EVIDENCE);
    }

    private static @Nullable Verdict tooSmallForFlight(Case flow) {
        Handshake handshake = flow.handshake();
        long established = flow.established();
        Moment.Segment first = flow.segment(Party.CLIENT, segment -> segment.frame() == established);
        int scale = flow.client().options().windowScale();
        ServerHello choice = handshake.tls().choice();
        boolean isKnown = flow.syn() > 0 && flow.synAck() > 0;
        if (!isKnown || first == null || choice == null) {
            return null;
        }
        boolean isScaled = scale >= 0 && flow.server().options().windowScale() >= 0;
        long window = (long) first.window() << (isScaled ? scale : 0);
        if (window >= flow.server().bytes()) {
            return null;
        }
        long flight = flight(flow, choice);
        return window == 0 || flight <= window
                ? null
                : SMALL_WINDOW.verdict(
                        Kind.NOTE,
                        MEDIUM,
                        "The client's window of " + Texts.count(window, "byte")
                                + " is smaller than the server's first messages (" + Texts.count(flight, "byte")
                                + "), which so take a round trip more.",
                        first.frame(),
                        choice.frame());
    }

    /** {@return how many bytes the server sent before the client went on} */
    private static long flight(Case flow, ServerHello choice) {
        long hello = flow.clientHello();
        long answered = flow.messages(Party.CLIENT).stream()
                .mapToLong(Moment::frame)
                .filter(frame -> frame > choice.frame() && frame > hello)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return flow.segments(Party.SERVER).stream()
                .filter(segment -> segment.mark() == Mark.NONE && segment.frame() < answered)
                .mapToLong(Moment::size)
                .sum();
    }

    private static long handshakeEnd(Case flow) {
        List<Moment.Message> messages = flow.messages();
        return messages.isEmpty() ? 0 : messages.get(messages.size() - 1).frame();
    }
}
