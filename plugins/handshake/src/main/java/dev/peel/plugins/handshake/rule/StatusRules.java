package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Certificates;
import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.certificate.CertificateFault;
import dev.peel.plugins.handshake.certificate.CertificateFinding;
import dev.peel.plugins.handshake.certificate.Staple;
import dev.peel.plugins.handshake.rule.StatusRequests.Request;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an authority says of the server's certificate, and who asks for it while the other side waits: H-67. */
final class StatusRules {
    private static final Duration LONG = Duration.ofMillis(200);

    private static final Advice ASKS = Advice.of("H-67", Kind.NOTE)
            .causes("the client asks the authority whether the certificate is revoked, or fetches an intermediate one")
            .next(
                    "can the client reach the authority's servers, and how fast do they answer?",
                    "let the server send the answer along (OCSP stapling)")
            .rfc("RFC 6960 2", "RFC 6066 8", "RFC 5280 4.2.2.1");
    private static final Advice FETCHES = Advice.of("H-67", Kind.NOTE)
            .causes(
                    "the server fetches the authority's answer, which it is to send along, only when a client comes",
                    "the server asks another one, for reasons of its own")
            .next("let the server fetch that answer beforehand, and keep it")
            .rfc("RFC 6960 2", "RFC 6066 8");
    private static final Advice BAD_ANSWER = Advice.of("H-67", Kind.WARNING)
            .causes(
                    "the server did not renew the answer: it does not reach the authority, or was started long ago",
                    "the authority has revoked the certificate",
                    "the clock of the server, or of the capture, is wrong")
            .next("ask the authority anew (openssl ocsp), from the server", "the server's log on OCSP stapling")
            .rfc("RFC 6066 8", "RFC 6960 2");
    private static final Advice NO_ANSWER = Advice.of("H-67", Kind.WARNING)
            .causes("OCSP stapling is switched off at the server", "the server does not reach the authority")
            .next("switch OCSP stapling on, or have the certificate made anew without must-staple")
            .rfc("RFC 7633", "RFC 6066 8");

    static final List<Rule> ALL = List.of(
            ASKS.when(StatusRules::asks),
            FETCHES.when(StatusRules::fetches),
            BAD_ANSWER.when(StatusRules::badAnswer),
            NO_ANSWER.when(StatusRules::noAnswer));

    private StatusRules() {}

    private static @Nullable Verdict asks(Case flow) {
        Handshake handshake = flow.handshake();
        Duration pause = handshake.latencies().clientFlight();
        if (pause == null || pause.compareTo(LONG) < 0) {
            return null;
        }
        boolean is13 = handshake.tls().is13();
        Moment to = is13
                ? flow.clientFlight().stream().findFirst().orElse(null)
                : first(flow, Party.CLIENT, MessageType.CLIENT_KEY_EXCHANGE);
        Moment from = is13 ? before(flow, to) : first(flow, Party.SERVER, MessageType.SERVER_HELLO_DONE);
        Request request = request(flow, handshake.client().address(), from, to);
        return request == null || from == null || to == null
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

    private static @Nullable Verdict fetches(Case flow) {
        Handshake handshake = flow.handshake();
        Duration pause = handshake.latencies().serverHello();
        if (pause == null || pause.compareTo(LONG) < 0) {
            return null;
        }
        Moment from = first(flow, Party.CLIENT, MessageType.CLIENT_HELLO);
        Moment to = flow.messages(Party.SERVER).stream().findFirst().orElse(null);
        Request request = request(flow, handshake.server().address(), from, to);
        return request == null || from == null || to == null
                ? null
                : FETCHES.verdict(
                        MEDIUM,
                        "While the client waited " + Spans.text(to.since().minus(from.since()))
                                + " for the answer to its ClientHello, the server asked " + request.server()
                                + " something (flow " + request.flow()
                                + "): maybe the authority of its certificate (OCSP stapling).",
                        from.frame(),
                        request.frame(),
                        to.frame());
    }

    private static @Nullable Verdict badAnswer(Case flow) {
        Staple staple = flow.handshake().tls().staple();
        String fault = staple == null ? "" : staple.fault(flow.handshake().time());
        return staple == null || fault.isEmpty()
                ? null
                : BAD_ANSWER.verdict(
                        HIGH, "The server sends along as the authority's answer " + fault + ".", staple.frame());
    }

    /** In TLS 1.3 the answer is encrypted, as is the certificate. */
    private static @Nullable Verdict noAnswer(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        ClientHello offer = tls.offer();
        Certificates shown = tls.serverCertificates();
        CertificateFinding wish = flow.findings().stream()
                .filter(finding -> finding.fault() == CertificateFault.WANTS_STAPLE)
                .findFirst()
                .orElse(null);
        boolean isAsked = offer != null && offer.has(ExtensionType.STATUS_REQUEST);
        long end = flow.message(Party.SERVER, MessageType.SERVER_HELLO_DONE);
        boolean isSent = flow.message(Party.SERVER, MessageType.CERTIFICATE_STATUS) > 0;
        return wish == null || shown == null || !isAsked || end == 0 || isSent || !flow.isWhole()
                ? null
                : NO_ANSWER.verdict(
                        HIGH,
                        wish.text() + " The client asks for it, and the server does not send it.",
                        shown.frame(),
                        end);
    }

    private static @Nullable Request request(Case flow, String asker, @Nullable Moment from, @Nullable Moment to) {
        Handshake handshake = flow.handshake();
        return from == null || to == null
                ? null
                : flow.around()
                        .statusRequests()
                        .between(
                                asker,
                                handshake.time().plus(from.since()),
                                handshake.time().plus(to.since()));
    }

    private static @Nullable Moment first(Case flow, Party party, int type) {
        return flow.messages(party).stream()
                .filter(message -> message.is(type))
                .findFirst()
                .orElse(null);
    }

    /** {@return the last message of the server before {@code message}; null where there is none} */
    private static @Nullable Moment before(Case flow, @Nullable Moment message) {
        return message == null
                ? null
                : flow.messages(Party.SERVER).stream()
                        .filter(each -> each.frame() < message.frame())
                        .reduce((one, other) -> other)
                        .orElse(null);
    }
}
