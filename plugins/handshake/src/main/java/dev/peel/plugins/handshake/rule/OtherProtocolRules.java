package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.LOW;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Opening;
import dev.peel.plugins.handshake.Outcome;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Preamble;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another protocol where TLS is expected, or TLS where another one is: H-20 to H-22, H-24, H-28, H-29. */
final class OtherProtocolRules {
    private static final Advice HTTP = Advice.of("H-20", Kind.FAILURE)
            .causes(
                    "http:// where https:// is meant",
                    "a proxy that ends TLS before this point, and hands on to a TLS port")
            .next("the URL that the client was given", "what the proxy speaks towards this port")
            .rfc("RFC 9110 4.2.2");
    private static final Advice TLS_TO_PLAIN = Advice.of("H-21", Kind.FAILURE)
            .causes(
                    "https:// where http:// is meant",
                    "a port on which TLS is begun by a command (STARTTLS), used as if TLS began at once")
            .next("which port of the service speaks TLS from the start?")
            .rfc("RFC 8446 5.1", "RFC 8314 3");
    private static final Advice BANNER = Advice.of("H-22", Kind.FAILURE)
            .causes(
                    "a client that begins TLS at once, on a port where the server speaks first and TLS is begun by a command")
            .next("use the port for TLS from the start (465, 993, 995), or let the client send STARTTLS")
            .rfc("RFC 8314 3");
    private static final Advice TUNNEL = Advice.of("H-24", Kind.NOTE)
            .causes("a proxy or load balancer between client and server, which is normal where both ends know of it")
            .next("does the server expect the PROXY header?")
            .rfc("RFC 1928 3");
    private static final Advice OLD_HELLO = Advice.of("H-28", Kind.WARNING)
            .causes("a very old client, or one that is configured to reach very old servers")
            .next("update the client; servers of TLS 1.3 refuse this form")
            .rfc("RFC 5246 E.2", "RFC 6176");
    private static final Advice UNKNOWN = Advice.of("H-29", Kind.NOTE)
            .causes("a private protocol, or an encrypted tunnel", "the capture starts in the middle")
            .next("decode the flow as the protocol that is expected");

    static final List<Rule> ALL = List.of(
            HTTP.when(OtherProtocolRules::http),
            TLS_TO_PLAIN.when(OtherProtocolRules::tlsToPlain),
            BANNER.when(OtherProtocolRules::banner),
            TUNNEL.when(OtherProtocolRules::tunnel),
            OLD_HELLO.when(OtherProtocolRules::oldHello),
            UNKNOWN.when(OtherProtocolRules::unknown));

    private static final int REGISTERED = 443;

    private OtherProtocolRules() {}

    private static @Nullable Verdict http(Case flow) {
        Side client = flow.client();
        Opening answer = flow.server().opening();
        boolean isToTls = flow.handshake().outcome() == Outcome.NOT_TLS
                && (flow.handshake().server().port() == REGISTERED
                        || answer == Opening.TLS_ALERT
                        || flow.serverFacts().completed() > 0);
        if (client.opening() != Opening.HTTP_REQUEST || !isToTls) {
            return null;
        }
        boolean isAnswered =
                answer == Opening.HTTP_RESPONSE && !flow.server().openingText().contains(" 400");
        return isAnswered
                ? null
                : HTTP.verdict(
                        HIGH,
                        "The client sent plain HTTP (\"" + client.openingText() + "\") to a port where TLS is spoken; "
                                + (answer == Opening.NONE
                                        ? "the server did not answer it, and " + flow.endingText()
                                        : "the server answered with " + answer.text() + quoted(flow.server()))
                                + ".",
                        client.openingFrame(),
                        flow.server().openingFrame(),
                        flow.end());
    }

    private static String quoted(Side side) {
        return side.openingText().isEmpty() ? "" : " (\"" + side.openingText() + "\")";
    }

    private static @Nullable Verdict tlsToPlain(Case flow) {
        Opening answer = flow.server().opening();
        boolean isPlain = flow.client().opening() == Opening.TLS_HANDSHAKE
                && flow.server().bytes() > 0
                && !answer.isTls()
                && answer != Opening.NONE
                && flow.server().openingFrame() > flow.client().openingFrame();
        return isPlain && !flow.handshake().faults().startsLate()
                ? TLS_TO_PLAIN.verdict(
                        answer == Opening.BINARY ? MEDIUM : HIGH,
                        "The client sent a ClientHello, but the server does not speak TLS here: it answered with "
                                + answer.text() + quoted(flow.server()) + ".",
                        flow.client().openingFrame(),
                        flow.server().openingFrame())
                : null;
    }

    private static @Nullable Verdict banner(Case flow) {
        boolean isFirst = flow.client().opening() == Opening.TLS_HANDSHAKE
                && flow.server().openingFrame() > 0
                && flow.server().openingFrame() < flow.client().openingFrame()
                && !flow.server().opening().isTls();
        return isFirst
                ? BANNER.verdict(
                        HIGH,
                        "The server spoke first, and not TLS" + quoted(flow.server())
                                + "; the client then sent a ClientHello without asking for TLS.",
                        flow.server().openingFrame(),
                        flow.client().openingFrame())
                : null;
    }

    private static @Nullable Verdict tunnel(Case flow) {
        Opening opening = flow.client().opening();
        boolean isTunnel = opening == Opening.SOCKS || opening == Opening.PROXY;
        Preamble preamble = flow.handshake().preamble();
        boolean isRefused = Boolean.FALSE.equals(preamble.isAccepted());
        return isTunnel
                ? TUNNEL.verdict(
                        isRefused ? Kind.FAILURE : Kind.NOTE,
                        HIGH,
                        "The client begins with " + opening.text() + quoted(flow.client())
                                + (isRefused ? "; the proxy refused (" + preamble.answer() + ")." : "."),
                        flow.client().openingFrame(),
                        preamble.answerFrame())
                : null;
    }

    private static @Nullable Verdict oldHello(Case flow) {
        boolean isOld = flow.client().opening() == Opening.SSL2;
        return isOld
                ? OLD_HELLO.verdict(
                        HIGH,
                        "The ClientHello has the form of SSL 2.0.",
                        flow.client().openingFrame(),
                        flow.message(Party.SERVER, MessageType.SERVER_HELLO))
                : null;
    }

    private static @Nullable Verdict unknown(Case flow) {
        Side client = flow.client();
        boolean isOther = flow.handshake().outcome() == Outcome.NOT_TLS && client.opening() == Opening.BINARY;
        boolean isExpected = flow.handshake().server().port() == REGISTERED
                || flow.serverFacts().completed() > 0;
        Moment.Segment first = flow.segment(Party.CLIENT, segment -> segment.size() > 0);
        return isOther && isExpected && first != null
                ? UNKNOWN.verdict(
                        flow.handshake().faults().startsLate() ? LOW : MEDIUM,
                        "The client's first bytes are of no protocol that is known here, to a port where TLS is spoken.",
                        client.openingFrame())
                : null;
    }
}
