package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Moment.Mark;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Large packets that vanish on the way while small ones pass: H-31, H-32, H-36. */
final class BlackHoleRules {
    private static final int LARGE = 1200; // bytes of payload; what every path should take, RFC 8899 5.1.4
    private static final int REPEATED = 2; // retransmissions of one segment
    private static final int FRAGMENTATION_NEEDED = 4; // code of ICMP type 3, RFC 1191 4
    private static final int UNREACHABLE = 3;
    private static final int TOO_BIG = 2; // ICMPv6 type, RFC 4443 3.2

    private static final Advice HELLO = Advice.of("H-31", Kind.FAILURE)
            .causes(
                    "a link on the way takes smaller packets, and the ICMP message that says so is filtered",
                    "a tunnel (WireGuard, PPPoE, VXLAN) that does not lower the segment size of what it carries",
                    "plain packet loss")
            .next(
                    "are ICMP \"fragmentation needed\" and ICMPv6 \"packet too big\" let through?",
                    "try an MTU of 1200 bytes at the client",
                    "try without the post-quantum key share, which makes the ClientHello so long")
            .rfc("RFC 1191 4", "RFC 8201", "RFC 8899", "RFC 2923 2.1");
    private static final Advice FLIGHT = Advice.of("H-32", Kind.FAILURE)
            .causes(
                    "a link on the way back takes smaller packets, and the ICMP message that says so is filtered",
                    "a tunnel that does not lower the segment size of what it carries",
                    "plain packet loss")
            .next(
                    "lower the segment size at the tunnel (MSS clamping)",
                    "capture at the client: do the server's large packets arrive?")
            .rfc("RFC 1191 4", "RFC 2923 2.1");
    private static final Advice TOO_LARGE = Advice.of("H-36", Kind.WARNING)
            .causes("a link on the way takes smaller packets")
            .next("did the sender's packets become smaller afterwards? If not, it does not heed the message")
            .rfc("RFC 1191 4", "RFC 8201");

    static final List<Rule> ALL = List.of(
            HELLO.when(BlackHoleRules::hello),
            FLIGHT.when(BlackHoleRules::flight),
            TOO_LARGE.when(BlackHoleRules::tooLarge));

    private BlackHoleRules() {}

    private static @Nullable Verdict hello(Case flow) {
        boolean isHello = flow.isAt(Step.CLIENT_HELLO) || flow.isAt(Step.TCP_EST);
        if (!isHello || flow.client().acknowledged() > 1 || flow.server().packets() == 0) {
            return null;
        }
        return vanished(flow, Party.CLIENT, 1)
                ? HELLO.verdict(
                        HIGH,
                        "The ClientHello was sent again and again but never arrived: the server's acknowledgments stay before"
                                + " its first byte, though small packets pass.",
                        lost(flow, Party.CLIENT, 1))
                : null;
    }

    private static @Nullable Verdict flight(Case flow) {
        int from = flow.server().acknowledged();
        boolean isBefore =
                flow.isAt(Step.SERVER_HELLO) || flow.isAt(Step.SERVER_FLIGHT) || flow.isAt(Step.CLIENT_HELLO);
        if (!isBefore || flow.server().bytes() == 0 || flow.handshake().faults().missing() != null) {
            return null;
        }
        return vanished(flow, Party.SERVER, from)
                ? FLIGHT.verdict(
                        MEDIUM,
                        "The server's answer does not arrive whole: it sent the same large segment again and again, and the"
                                + " client's acknowledgments stay before it, though small packets pass.",
                        lost(flow, Party.SERVER, from))
                : null;
    }

    /** Whether large segments from {@code number} on were sent again and again and never acknowledged. */
    private static boolean vanished(Case flow, Party by, int number) {
        return flow.segments(by).stream()
                        .filter(segment -> isLost(segment, number))
                        .count()
                >= REPEATED;
    }

    private static boolean isLost(Moment.Segment segment, int number) {
        return segment.mark() == Mark.RETRANSMISSION && segment.size() >= LARGE && segment.sequence() - number >= 0;
    }

    private static long[] lost(Case flow, Party by, int number) {
        LongStream again = flow.segments(by).stream()
                .filter(segment -> isLost(segment, number))
                .mapToLong(Moment::frame);
        long first = flow.frame(by, segment -> segment.size() >= LARGE);
        return LongStream.concat(LongStream.of(first), again).toArray();
    }

    private static @Nullable Verdict tooLarge(Case flow) {
        return flow.errors().stream()
                .filter(error -> error.isVersion6()
                        ? error.type() == TOO_BIG
                        : error.type() == UNREACHABLE && error.code() == FRAGMENTATION_NEEDED)
                .findFirst()
                .map(error -> TOO_LARGE.verdict(
                        HIGH,
                        error.reporter() + " says that a packet of the "
                                + error.by().label() + " is too large"
                                + (error.mtu() > 0 ? ": the next link takes " + error.mtu() + " bytes." : "."),
                        error.frame()))
                .orElse(null);
    }
}
