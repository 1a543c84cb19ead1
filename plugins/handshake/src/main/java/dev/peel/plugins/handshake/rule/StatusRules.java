package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.rule.StatusRequests.Request;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clients that ask somebody about the server's certificate while the server waits: H-67. */
final class StatusRules {
    private static final Duration LONG = Duration.ofMillis(200);

    private static final Advice ASKS = Advice.of("H-67", Kind.NOTE)
            .causes("the client asks the authority whether the certificate is revoked, or fetches an intermediate one")
            .next(
                    "can the client reach the authority's servers, and how fast do they answer?",
                    "let the server send the answer along (OCSP stapling)")
            .rfc("RFC 6960 2", "RFC 6066 8", "RFC 5280 4.2.2.1");

    static final List<Rule> ALL = List.of(ASKS.when(StatusRules::asks));

    private StatusRules() {}

    private static @Nullable Verdict asks(Case flow) {
        Handshake handshake = flow.handshake();
        Duration pause = handshake.latencies().clientFlight();
        if (pause == null || pause.compareTo(LONG) < 0 || handshake.tls().is13()) {
            return null;
        }
        Moment from = message(flow, Party.SERVER, MessageType.SERVER_HELLO_DONE);
        Moment to = message(flow, Party.CLIENT, MessageType.CLIENT_KEY_EXCHANGE);
        if (from == null || to == null) {
            return null;
        }
        Request request = flow.around()
                .statusRequests()
                .between(
                        handshake.client().address(),
                        handshake.time().plus(from.since()),
                        handshake.time().plus(to.since()));
        return request == null
                ? null
                : ASKS.verdict(
                        MEDIUM,
                        "While the server waited " + Spans.text(to.since().minus(from.since()))
                                + " for the client's answer to its"
                                + " certificate, the client asked " + request.server() + " something (flow "
                                + request.flow()
                                + "): most likely about that certificate.",
                        from.frame(),
                        request.frame(),
                        to.frame());
    }

    private static @Nullable Moment message(Case flow, Party party, int type) {
        return flow.messages(party).stream()
                .filter(message -> message.is(type))
                .findFirst()
                .orElse(null);
    }
}
