package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Certificates;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Client certificates that are asked for and not sent, or sent and refused: H-68 and H-69. */
final class ClientCertificateRules {
    private static final int BAD_RECORD_MAC = 20; // alert description, RFC 8446 6
    // An empty Certificate of TLS 1.3 (RFC 8446 4.4.2) is 8 bytes, an alert (RFC 8446 6) 2; else their records are
    // alike.
    private static final int EMPTY_CERTIFICATE = 8; // bytes
    private static final int ALERT = 2; // bytes

    private static final Advice NONE = Advice.of("H-68", Kind.FAILURE)
            .forAll()
            .causes(
                    "the client has no certificate by one of the authorities that the server lists",
                    "its certificate has expired, is locked, or is in another store",
                    "a person cancelled the question for it")
            .next(
                    "the authorities in the CertificateRequest (the list may be empty), against the issuers of the client's"
                            + " certificates",
                    "the kinds of keys and signatures that the request allows")
            .rfc("RFC 5246 7.4.4", "RFC 5246 7.4.6", "RFC 8446 4.3.2", "RFC 8446 4.4.2");
    private static final Advice REFUSED = Advice.of("H-69", Kind.FAILURE)
            .causes(
                    "the server does not trust the issuer of the client's certificate",
                    "the certificate has expired, is revoked, or is not meant for clients",
                    "the client's private key does not belong to it (decrypt_error)")
            .next(
                    "issuer, dates and usage of the client's certificate, against what the server is configured to trust",
                    "the server's log at that time")
            .rfc("RFC 5246 7.4.6", "RFC 5246 7.4.8", "RFC 8446 4.4.2", "RFC 8446 4.4.3");

    static final List<Rule> ALL =
            List.of(NONE.when(ClientCertificateRules::none), REFUSED.when(ClientCertificateRules::refused));

    private ClientCertificateRules() {}

    private static @Nullable Verdict none(Case flow) {
        boolean isBySize = isEmptyBySize(flow);
        Certificates shown = flow.handshake().tls().clientCertificates();
        if (!isBySize && (shown == null || !shown.isEmpty())) {
            return null;
        }
        boolean isEnd = isEndedByServer(flow);
        Alert alert = flow.handshake().alert();
        String how = alert == null || alert.isEncrypted() || alert.name() == null ? "" : " (" + alert.name() + ")";
        return NONE.verdict(
                isEnd ? Kind.FAILURE : Kind.NOTE,
                isBySize ? MEDIUM : HIGH,
                "The server asked for a client certificate, and the client had none to send"
                        + (isBySize ? " (by size)" : "")
                        + (isEnd
                                ? "; the server then ended the handshake" + how + "."
                                : "; the server went on without."),
                flow.message(Party.SERVER, MessageType.CERTIFICATE_REQUEST),
                isBySize ? flow.clientFlight().get(0).frame() : shown == null ? 0 : shown.frame(),
                isEnd ? flow.alertFrame() : 0);
    }

    private static @Nullable Verdict refused(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        Certificates shown = tls.clientCertificates();
        int flight = flow.clientFlight().stream().mapToInt(Moment::size).sum();
        boolean isBySize = tls.is13() && flight > tls.finishedLength() && !isEmptyBySize(flow);
        boolean isShown = shown != null && !shown.isEmpty();
        if (!isShown && !isBySize || !isEndedByServer(flow) || flow.hasAlert(Party.SERVER, BAD_RECORD_MAC)) {
            return null;
        }
        Alert alert = flow.handshake().alert();
        String how = alert == null || alert.isEncrypted() || alert.name() == null ? "" : " (" + alert.name() + ")";
        return REFUSED.verdict(
                isBySize ? MEDIUM : HIGH,
                isBySize
                        ? "The server ended the handshake after the client had sent more than Finished takes (by size): most"
                                + " likely it refused the client's certificate."
                        : "The server refused the client's certificate" + how + ".",
                isBySize ? flow.clientFlight().get(0).frame() : shown == null ? 0 : shown.frame(),
                flow.alertFrame(),
                flow.end());
    }

    private static boolean isEndedByServer(Case flow) {
        Alert alert = flow.handshake().alert();
        return !flow.isCompleted()
                && flow.handshake().ending() instanceof Ending.Alerted
                && alert != null
                && alert.by() == Party.SERVER;
    }

    /** {@return whether the client's flight of TLS 1.3 is as long as an empty Certificate and Finished, in one record or two} */
    private static boolean isEmptyBySize(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        List<Moment.Message> flight = flow.clientFlight();
        if (!tls.is13() || flight.isEmpty()) {
            return false;
        }
        int first = flight.get(0).size();
        boolean isInOne = first == tls.finishedLength() + EMPTY_CERTIFICATE && isEndedByServer(flow);
        boolean isInTwo = first == tls.alertLength() - ALERT + EMPTY_CERTIFICATE
                && flight.size() > 1
                && flight.get(1).size() == tls.finishedLength();
        return isInOne || isInTwo;
    }
}
