package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.rule.Surroundings.Origin;
import dev.peel.plugins.handshake.text.Spans;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that are taken up again: H-80 to H-82.
 *
 * <p>That a server of TLS 1.3 sends the client's session id back says nothing, RFC 8446 D.4, so there is no verdict of it (H-83).
 */
final class ResumptionRules {
    private static final String NORMAL =
            "the client kept what it had been given, which saves a round trip and a certificate";
    private static final String NOTHING = "nothing; the certificate was shown when the session was made";

    private static final Advice BY_SESSION_ID =
            Advice.of("H-80", Kind.NOTE).causes(NORMAL).next(NOTHING).rfc("RFC 5246 7.3", "RFC 5246 7.4.1.3");
    private static final Advice BY_TICKET =
            Advice.of("H-81", Kind.NOTE).causes(NORMAL).next(NOTHING).rfc("RFC 5077 3.1", "RFC 5077 3.4");
    private static final Advice BY_KEY = Advice.of("H-82", Kind.NOTE)
            .causes("the client kept a ticket, which TLS 1.3 gives encrypted; or both were configured with a key")
            .next(NOTHING)
            .rfc("RFC 8446 2.2", "RFC 8446 4.2.11");

    static final List<Rule> ALL = List.of(
            BY_SESSION_ID.when(ResumptionRules::bySessionId),
            BY_TICKET.when(ResumptionRules::byTicket),
            BY_KEY.when(ResumptionRules::byKey));

    private ResumptionRules() {}

    private static @Nullable Verdict bySessionId(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        return offer == null
                ? null
                : resumed(flow, BY_SESSION_ID, Resumption.SESSION_ID, "the session's id", offer.session());
    }

    private static @Nullable Verdict byTicket(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        return offer == null ? null : resumed(flow, BY_TICKET, Resumption.TICKET, "a ticket", offer.ticket());
    }

    private static @Nullable Verdict byKey(Case flow) {
        return resumed(flow, BY_KEY, Resumption.PSK, "a pre-shared key", 0);
    }

    private static @Nullable Verdict resumed(Case flow, Advice advice, Resumption how, String by, long session) {
        Handshake handshake = flow.handshake();
        ServerHello choice = handshake.tls().choice();
        if (choice == null || handshake.tls().resumption() != how) {
            return null;
        }
        Origin origin = flow.around().origin(session, handshake);
        return advice.verdict(
                HIGH,
                "The handshake takes up an earlier session by " + by
                        + (origin == null
                                ? ": no certificate is shown."
                                : ", which was given in flow " + origin.flow() + ", "
                                        + Spans.text(Surroundings.age(origin, handshake)) + " before."),
                origin == null ? 0 : origin.frame(),
                flow.clientHello(),
                choice.frame());
    }
}
