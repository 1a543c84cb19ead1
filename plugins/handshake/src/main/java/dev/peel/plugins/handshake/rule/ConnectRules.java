package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections that are not opened, or slowly: H-01 to H-08. */
final class ConnectRules {
    private static final int TIMES_SLOWER = 3;
    private static final Duration NOTICEABLE = Duration.ofMillis(100);
    private static final int HOPS_APART = 2; // fewer are changes of route

    private static final Advice UNANSWERED = Advice.of("H-01", Kind.FAILURE)
            .causes(
                    "a firewall drops the SYN",
                    "the host is down, or the address or route is wrong",
                    "the answer takes another way",
                    "the server's queue of new connections is full")
            .next(
                    "capture at the server: does the SYN arrive?",
                    "traceroute -T to the server's port; try another port",
                    "is the way back the same as the way there?")
            .rfc("RFC 9293 3.8.1", "RFC 9293 3.8.3");
    private static final Advice CLOSED = Advice.of("H-02", Kind.FAILURE)
            .causes(
                    "nothing listens on that port",
                    "the service listens on another address",
                    "a load balancer without a backend")
            .next("ss -ltn on the server: does anything listen there?")
            .rfc("RFC 9293 3.5.2", "RFC 9293 3.10.7.1");
    private static final Advice REJECTED = Advice.of("H-03", Kind.FAILURE)
            .causes("a firewall rule that rejects with a reset")
            .next("the log of the firewall that is as far away as the reset's time to live says")
            .rfc("RFC 3360");
    private static final Advice UNREACHABLE = Advice.of("H-04", Kind.FAILURE)
            .causes("what the ICMP message says: a rule, a missing route, or a routing loop")
            .next("the device with the address that the ICMP message comes from")
            .rfc("RFC 792", "RFC 4443 3.1", "RFC 1122 4.2.3.9", "RFC 5927 4");
    private static final Advice ANSWER_LOST = Advice.of("H-05", Kind.FAILURE)
            .causes(
                    "the client's side drops the SYN-ACK: its firewall, reverse path filter, or an asymmetric NAT",
                    "the SYN-ACK is lost between here and the client")
            .next(
                    "capture at the client: does the SYN-ACK arrive?",
                    "compare the options of SYN and SYN-ACK at both ends")
            .rfc("RFC 9293 3.5");
    private static final Advice UNWANTED = Advice.of("H-06", Kind.FAILURE)
            .causes(
                    "the client had given up when the answer came (its timeout is shorter than the round trip)",
                    "a port scan, or a SYN with a forged address",
                    "the client reused a port that the server remembered")
            .next("compare the client's connect timeout with the time that the SYN-ACK took")
            .rfc("RFC 9293 3.5.1", "RFC 9293 3.5.2");
    private static final Advice WRONG_NUMBER = Advice.of("H-07", Kind.WARNING)
            .causes(
                    "an answer to an older SYN",
                    "a device that rewrites sequence numbers in one direction only",
                    "the server still remembers an earlier connection over the same ports")
            .next("compare the numbers at both ends", "does a reset and a new SYN follow?")
            .rfc("RFC 9293 3.10.7.3", "RFC 5961 4");
    private static final Advice SLOW = Advice.of("H-08", Kind.WARNING)
            .causes("packet loss", "a far server", "a server whose queue of new connections is full")
            .next("which of several SYNs was answered?", "did the name resolve to a farther address?")
            .rfc("RFC 6298 2", "RFC 7323 3");

    static final List<Rule> ALL = List.of(
            UNANSWERED.when(ConnectRules::unanswered),
            CLOSED.when(ConnectRules::closed),
            REJECTED.when(ConnectRules::rejected),
            UNREACHABLE.when(ConnectRules::unreachable),
            ANSWER_LOST.when(ConnectRules::answerLost),
            UNWANTED.when(ConnectRules::unwanted),
            WRONG_NUMBER.when(ConnectRules::wrongNumber),
            SLOW.when(ConnectRules::slow));

    private ConnectRules() {}

    private static @Nullable Verdict unanswered(Case flow) {
        boolean isUnanswered = flow.isAt(Step.TCP_SYN) && flow.server().packets() == 0 && flow.isSilent();
        if (!isUnanswered || !flow.errors().isEmpty()) {
            return null;
        }
        long[] syns = syns(flow);
        return UNANSWERED.verdict(
                HIGH,
                "The server never answered the SYN at this capture point"
                        + (syns.length > 1 ? ", which was sent " + syns.length + " times." : "."),
                syns);
    }

    private static long[] syns(Case flow) {
        return flow.frames(Party.CLIENT, Moment.Segment::isSyn);
    }

    private static @Nullable Verdict closed(Case flow) {
        Moment.Segment reset = refusal(flow);
        return reset == null || isForeign(flow, reset)
                ? null
                : CLOSED.verdict(
                        HIGH,
                        "The server refused the connection: it answered the SYN with RST, so nothing listens there.",
                        flow.syn(),
                        reset.frame());
    }

    private static @Nullable Verdict rejected(Case flow) {
        Moment.Segment reset = refusal(flow);
        if (reset == null || !isForeign(flow, reset)) {
            return null;
        }
        int usual = flow.serverFacts().hops();
        return REJECTED.verdict(
                MEDIUM,
                "The connection was refused, most likely by a device before the server: the RST has a time to live of "
                        + reset.hops() + ", the server's packets have " + usual + ".",
                flow.syn(),
                reset.frame(),
                flow.serverFacts().goodFrame());
    }

    /** {@return the reset that answers a SYN; null where there is none} */
    private static Moment.@Nullable Segment refusal(Case flow) {
        boolean isRefused = flow.isAt(Step.TCP_SYN) && flow.isResetBy(Party.SERVER);
        return isRefused ? flow.segment(Party.SERVER, Moment.Segment::isRst) : null;
    }

    private static boolean isForeign(Case flow, Moment.Segment reset) {
        int usual = flow.serverFacts().hops();
        return usual > 0 && reset.hops() > 0 && Math.abs(usual - reset.hops()) >= HOPS_APART;
    }

    private static @Nullable Verdict unreachable(Case flow) {
        if (flow.errors().isEmpty() || !(flow.handshake().ending() instanceof Ending.Unreachable)) {
            return null;
        }
        Moment.IcmpError error = flow.errors().get(0);
        return UNREACHABLE.verdict(
                HIGH,
                "The SYN did not get through: " + error.reporter() + " says \"" + error.name() + "\".",
                flow.syn(),
                error.frame());
    }

    private static @Nullable Verdict answerLost(Case flow) {
        if (!flow.isAt(Step.TCP_SYNACK) || flow.reset() != null) {
            return null;
        }
        long[] answers = flow.frames(Party.SERVER, Moment.Segment::isSynAck);
        if (answers.length < 2) {
            return null;
        }
        return ANSWER_LOST.verdict(
                HIGH,
                "The server answered the SYN " + answers.length
                        + " times, but the client never took notice at this capture" + " point.",
                answers);
    }

    private static @Nullable Verdict unwanted(Case flow) {
        boolean isUnwanted = flow.isAt(Step.TCP_SYNACK) && flow.isResetBy(Party.CLIENT);
        return isUnwanted
                ? UNWANTED.verdict(
                        HIGH,
                        "The client answered the server's SYN-ACK with RST: it did not want the connection any more, or never"
                                + " did.",
                        flow.synAck(),
                        flow.end())
                : null;
    }

    private static @Nullable Verdict wrongNumber(Case flow) {
        Moment.Segment answer = flow.segment(Party.SERVER, Moment.Segment::isSynAck);
        if (answer == null) {
            return null;
        }
        boolean isWrong = answer.acknowledgment() != 1 && answer.acknowledgment() != 1 + synData(flow);
        return isWrong && flow.syn() > 0
                ? WRONG_NUMBER.verdict(
                        HIGH, "The SYN-ACK acknowledges another number than the SYN's.", flow.syn(), answer.frame())
                : null;
    }

    /** {@return how many bytes the SYN carries} */
    private static int synData(Case flow) {
        Moment.Segment syn = flow.segment(Party.CLIENT, Moment.Segment::isSyn);
        return syn == null ? 0 : syn.size();
    }

    private static @Nullable Verdict slow(Case flow) {
        Duration opening = flow.handshake().latencies().synAck();
        if (opening == null || flow.established() == 0) {
            return null;
        }
        long[] syns = syns(flow);
        if (syns.length > 1) {
            return SLOW.verdict(HIGH, "The connection was opened only at SYN number " + syns.length + ".", syns);
        }
        Duration usual = flow.serverFacts().usualOpening();
        boolean isSlow = usual != null
                && opening.compareTo(usual) > 0
                && opening.compareTo(usual.multipliedBy(TIMES_SLOWER)) > 0
                && opening.minus(usual).compareTo(NOTICEABLE) > 0;
        return isSlow
                ? SLOW.verdict(
                        MEDIUM,
                        "The server took " + Spans.text(opening) + " to answer the SYN; for most it takes "
                                + Spans.text(usual) + ".",
                        flow.syn(),
                        flow.synAck())
                : null;
    }
}
