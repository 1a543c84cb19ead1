package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Opening;
import dev.peel.plugins.handshake.Preamble;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TLS that is asked for within another protocol, or of a proxy: H-23, H-25 to H-27. */
final class StartTlsRules {
    private static final Advice PROXY = Advice.of("H-23", Kind.FAILURE)
            .forAll()
            .causes(
                    "the proxy's rules (403), or it wants the client to say who it is (407)",
                    "the proxy does not reach the server, or cannot resolve its name (502, 503, 504)")
            .next("the proxy's log for that target", "does the target that the client names exist?")
            .rfc("RFC 9110 9.3.6");
    private static final Advice REFUSED = Advice.of("H-25", Kind.FAILURE)
            .causes("TLS is switched off on the server", "the server has no certificate, or cannot read it")
            .next("the server's configuration of TLS, and its log")
            .rfc("RFC 3207 4", "RFC 2595 4", "RFC 6120 5.4.2.2", "RFC 4511 4.14");
    private static final Advice STRIPPED = Advice.of("H-26", Kind.WARNING)
            .causes(
                    "a device that rewrites the server's answers, as mail inspection does",
                    "an attack that keeps TLS away")
            .next("capture at the server: does its answer offer TLS there?")
            .rfc("RFC 3207 6", "RFC 8461", "RFC 7672");
    private static final Advice INJECTED = Advice.of("H-27", Kind.WARNING)
            .causes(
                    "commands in the clear that a faulty server takes for encrypted ones",
                    "a client that does not wait")
            .next("is the server up to date? It has to forget what came before TLS began")
            .rfc("RFC 3207 4.2");

    static final List<Rule> ALL = List.of(
            PROXY.when(StartTlsRules::proxy),
            REFUSED.when(StartTlsRules::refused),
            REFUSED.when(StartTlsRules::notOffered),
            STRIPPED.when(StartTlsRules::stripped),
            INJECTED.when(StartTlsRules::injected));

    private StartTlsRules() {}

    private static boolean isProxy(Preamble preamble) {
        return preamble.command().startsWith("CONNECT ") || preamble.command().startsWith("SOCKS ");
    }

    private static @Nullable Verdict proxy(Case flow) {
        Preamble preamble = flow.handshake().preamble();
        if (!preamble.command().startsWith("CONNECT ") || preamble.isAccepted() == null) {
            return null;
        }
        boolean isAccepted = preamble.isAccepted();
        return PROXY.verdict(
                isAccepted ? Kind.NOTE : Kind.FAILURE,
                HIGH,
                (isAccepted ? "A proxy leads the connection on: \"" : "The proxy refused to lead the connection on: \"")
                        + preamble.command() + "\" was answered with \"" + preamble.answer() + "\".",
                preamble.commandFrame(),
                preamble.answerFrame());
    }

    private static @Nullable Verdict refused(Case flow) {
        Preamble preamble = flow.handshake().preamble();
        boolean isRefused =
                !preamble.command().isEmpty() && !isProxy(preamble) && Boolean.FALSE.equals(preamble.isAccepted());
        return isRefused
                ? REFUSED.verdict(
                        preamble.goesOn() ? Kind.WARNING : Kind.FAILURE,
                        HIGH,
                        "The server refused to begin TLS: \"" + preamble.command() + "\" was answered with \""
                                + preamble.answer() + "\""
                                + (preamble.goesOn() ? "; the client went on in the clear." : "."),
                        preamble.commandFrame(),
                        preamble.answerFrame())
                : null;
    }

    private static @Nullable Verdict notOffered(Case flow) {
        Preamble preamble = flow.handshake().preamble();
        boolean isMissing = flow.server().opening() == Opening.MYSQL
                && !preamble.offers()
                && preamble.command().isEmpty();
        return isMissing && flow.client().bytes() == 0
                ? REFUSED.verdict(
                        MEDIUM,
                        "The server's greeting does not offer TLS, and " + flow.endingText() + " without a word.",
                        preamble.lists(),
                        flow.end())
                : null;
    }

    private static @Nullable Verdict stripped(Case flow) {
        Preamble preamble = flow.handshake().preamble();
        if (preamble.lists() == 0 || preamble.offers()) {
            return null;
        }
        Handshake offering = flow.around().earlier().notable(flow.handshake()).stream()
                .filter(other -> other.preamble().offers())
                .findFirst()
                .orElse(null);
        if (!preamble.isOverwritten() && offering == null) {
            return null;
        }
        String sign = preamble.isOverwritten()
                ? "an entry of the list is overwritten"
                : offering == null ? "" : "it offered TLS in flow " + offering.flow();
        return STRIPPED.verdict(
                preamble.isOverwritten() ? HIGH : MEDIUM,
                "TLS is missing from the list of what the server can do; " + sign + ".",
                preamble.lists(),
                offering == null ? 0 : offering.preamble().lists());
    }

    private static @Nullable Verdict injected(Case flow) {
        Preamble preamble = flow.handshake().preamble();
        boolean isInjected = preamble.excess() > 0
                && !isProxy(preamble)
                && !preamble.command().isEmpty();
        return isInjected
                ? INJECTED.verdict(
                        HIGH,
                        Texts.count(preamble.excess(), "byte") + " in the clear follow \"" + preamble.command()
                                + "\" before the server agreed to it.",
                        preamble.commandFrame(),
                        preamble.excessFrame())
                : null;
    }
}
