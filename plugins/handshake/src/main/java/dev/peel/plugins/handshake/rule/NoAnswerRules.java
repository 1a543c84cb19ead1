package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Moment.Mark;
import dev.peel.plugins.handshake.Opening;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A ClientHello that is not answered, or not by TLS: H-30, H-33 to H-35. */
final class NoAnswerRules {
    private static final Advice NO_ANSWER = Advice.of("H-30", Kind.FAILURE)
            .causes(
                    "the server's program hangs or is overloaded, or does not speak TLS on this port",
                    "a load balancer waits for a backend",
                    "a device drops the answer",
                    "the server does not answer to that name on purpose")
            .next("the server's log at that time", "the same ClientHello with another name, or without one")
            .rfc("RFC 8446 4.1.1", "RFC 8446 4.1.3");
    private static final Advice SPLIT = Advice.of("H-33", Kind.FAILURE)
            .causes(
                    "a server or a device before it that reads one packet only, and takes half a ClientHello for an error")
            .next(
                    "let the client offer no post-quantum key share, so that its ClientHello fits one packet",
                    "compare the time to live of the reset with that of the server's other packets")
            .rfc("RFC 8446 5.1");
    private static final Advice RESET = Advice.of("H-34", Kind.FAILURE)
            .causes(
                    "a device that goes by the name in the ClientHello",
                    "the server has no service of that name",
                    "the server's program broke down on the ClientHello, or TLS is switched off there",
                    "a limit on the rate of connections")
            .next(
                    "the same ClientHello with another name, or without one",
                    "another client's ClientHello to the same server",
                    "compare the time to live of the reset with that of the server's other packets")
            .rfc("RFC 8446 6", "RFC 3360");
    private static final Advice CLOSED = Advice.of("H-35", Kind.FAILURE)
            .causes(
                    "a load balancer or server that has no service of that name, or wants a name",
                    "the service is being restarted")
            .next("the same ClientHello with a name that the server knows", "the server's log at that time")
            .rfc("RFC 6066 3", "RFC 8446 6.1");

    static final List<Rule> ALL = List.of(
            NO_ANSWER.when(NoAnswerRules::noAnswer),
            SPLIT.when(NoAnswerRules::split),
            RESET.when(NoAnswerRules::reset),
            CLOSED.when(NoAnswerRules::closed));

    private NoAnswerRules() {}

    /** {@return whether a whole ClientHello was sent, and the server sent no payload} */
    private static boolean isUnanswered(Case flow) {
        return flow.isAt(Step.CLIENT_HELLO)
                && flow.server().bytes() == 0
                && flow.handshake().faults().missing() == null;
    }

    private static @Nullable Verdict noAnswer(Case flow) {
        Side client = flow.client();
        ClientHello offer = flow.handshake().tls().offer();
        Ending ending = flow.handshake().ending();
        boolean isByServer = ending.by() == Party.SERVER;
        boolean isOver = ending instanceof Ending.Silence
                || !isByServer && (ending instanceof Ending.Finish || ending instanceof Ending.Reset);
        boolean isReceived = offer != null && client.acknowledged() - 1 >= offer.size();
        if (!isUnanswered(flow) || !isOver || !isReceived) {
            return null;
        }
        Duration asked = flow.when(flow.clientHello());
        Duration ended = flow.when(flow.end());
        String after = asked == null || ended == null ? "" : " after " + Spans.text(ended.minus(asked));
        return NO_ANSWER.verdict(
                HIGH,
                "The ClientHello arrived (the server's TCP acknowledged it), but the server never answered it; "
                        + flow.endingText() + after + ".",
                flow.clientHello(),
                client.acknowledgedIn(),
                flow.end());
    }

    private static @Nullable Verdict split(Case flow) {
        boolean isEnded = flow.isResetBy(Party.SERVER) || flow.isClosedBy(Party.SERVER);
        boolean isBegun = flow.client().opening() == Opening.TLS_HANDSHAKE
                && (flow.isAt(Step.CLIENT_HELLO) || flow.isAt(Step.TCP_EST));
        long[] parts = flow.segments(Party.CLIENT).stream()
                .filter(segment -> segment.size() > 0 && segment.mark() == Mark.NONE)
                .mapToLong(Moment::frame)
                .toArray();
        ServerFacts server = flow.serverFacts();
        if (!isEnded || !isBegun || parts.length < 2 || flow.server().bytes() > 0 || server.smallHellos() == 0) {
            return null;
        }
        return SPLIT.verdict(
                MEDIUM,
                "The ClientHello took " + parts.length
                        + " segments, and the server ended the connection; those that fit"
                        + " one segment succeed with the same server.",
                LongStream.concat(LongStream.of(parts), LongStream.of(flow.end(), server.goodFrame()))
                        .toArray());
    }

    private static @Nullable Verdict reset(Case flow) {
        return isUnanswered(flow) && flow.isResetBy(Party.SERVER) && split(flow) == null
                ? RESET.verdict(
                        HIGH,
                        "The server reset the connection in answer to the ClientHello" + named(flow)
                                + ", without a word of TLS.",
                        flow.clientHello(),
                        flow.end())
                : null;
    }

    private static @Nullable Verdict closed(Case flow) {
        boolean isReceived = flow.client().acknowledged() > 1;
        return isUnanswered(flow) && isReceived && flow.isClosedBy(Party.SERVER) && split(flow) == null
                ? CLOSED.verdict(
                        HIGH,
                        "The server closed the connection in answer to the ClientHello" + named(flow)
                                + ", without a word of TLS.",
                        flow.clientHello(),
                        flow.end())
                : null;
    }

    private static String named(Case flow) {
        String name = flow.handshake().tls().serverName();
        return name == null ? ", which names no server" : " for " + name;
    }
}
