package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.LOW;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Certificates;
import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handshakes that break off between the ServerHello and the last Finished: H-71 to H-74. */
final class KeyExchangeRules {
    private static final int BAD_RECORD_MAC = 20; // alert descriptions, RFC 8446 6
    private static final int DECRYPT_ERROR = 51;

    private static final Advice KEYS_DIFFER = Advice.of("H-71", Kind.FAILURE)
            .causes(
                    "the two sides have different pre-shared keys",
                    "a certificate and a private key that do not belong together, on one of several servers",
                    "a device that rewrites the messages of the handshake: exactly here it is found out",
                    "one side uses an extended master secret and the other does not")
            .next(
                    "is the ClientHello the same at both ends (peel match)?",
                    "do all servers behind that address have the same certificate and key?")
            .rfc("RFC 5246 7.2.2", "RFC 5246 7.4.9", "RFC 8446 4.4.4", "RFC 7627");
    private static final Advice CLIENT_STOPS = Advice.of("H-72", Kind.FAILURE)
            .causes(
                    "the client does not trust the certificate, and does not say so",
                    "the client waits: for a person who is asked about the certificate, or for an answer on its revocation",
                    "a fault of the client")
            .next(
                    "the client's log at that time; try with another client",
                    "did the client ask other servers (ports 80 and 53) in the meantime?")
            .rfc("RFC 5246 7.3", "RFC 8446 4.4.2");
    private static final Advice SERVER_STOPS = Advice.of("H-73", Kind.FAILURE)
            .causes(
                    "the server checks the client's certificate, or asks another server, and does not come to an end",
                    "the server's private key is in a slow or broken device",
                    "a certificate and a private key that do not belong together")
            .next("the server's log at that time")
            .rfc("RFC 5246 7.3");
    private static final Advice OUT_OF_ORDER = Advice.of("H-74", Kind.WARNING)
            .causes("a fault of the program", "an attempt to make the other side use keys that are not agreed on yet")
            .next("is the other side's TLS library up to date? (CVE-2014-0224)")
            .rfc("RFC 5246 7.1", "RFC 5246 7.3");

    static final List<Rule> ALL = List.of(
            KEYS_DIFFER.when(KeyExchangeRules::keysDiffer),
            CLIENT_STOPS.when(KeyExchangeRules::clientStops),
            SERVER_STOPS.when(KeyExchangeRules::serverStops),
            OUT_OF_ORDER.when(KeyExchangeRules::outOfOrder));

    private KeyExchangeRules() {}

    private static @Nullable Verdict keysDiffer(Case flow) {
        Alert alert = flow.handshake().alert();
        boolean isEnd = flow.handshake().ending() instanceof Ending.Alerted;
        if (alert == null
                || !isEnd
                || flow.isCompleted()
                || !flow.handshake().tls().hasServerHello()) {
            return null;
        }
        if (alert.by() == Party.SERVER && showsCertificate(flow) && alert.code() != BAD_RECORD_MAC) {
            return null;
        }
        String what = "The " + alert.by().label() + " ended the handshake";
        if (flow.hasAlert(alert.by(), BAD_RECORD_MAC, DECRYPT_ERROR)) {
            String text = what + " because it could not check what the "
                    + alert.by().other().label() + " encrypted or signed (" + alert.name()
                    + "): their keys or their views of the handshake differ.";
            return KEYS_DIFFER.verdict(HIGH, text, flow.last(alert.by().other()), flow.alertFrame());
        }
        boolean isAfterKeys = flow.isAt(Step.CLIENT_FLIGHT) || flow.isAt(Step.FINISHED_C) || flow.isAt(Step.FINISHED_S);
        if (!alert.isEncrypted() || !isAfterKeys) {
            return null;
        }
        boolean is13 = flow.handshake().tls().is13();
        return KEYS_DIFFER.verdict(
                is13 ? LOW : MEDIUM,
                what + " with an alert that cannot be read" + (is13 ? " (by size)" : "")
                        + " as soon as the keys were in use: most likely it could not check what the "
                        + alert.by().other().label() + " sent.",
                flow.alertFrame(),
                flow.end());
    }

    /** {@return whether the client shows a certificate, or by the length of what it sends may do so} */
    private static boolean showsCertificate(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        Certificates certificates = tls.clientCertificates();
        return certificates != null
                || tls.is13()
                        && flow.clientFlight().stream().mapToInt(Moment::size).sum() > tls.finishedLength();
    }

    private static @Nullable Verdict clientStops(Case flow) {
        Ending ending = flow.handshake().ending();
        boolean isByClient = flow.isClosedBy(Party.CLIENT) || flow.isResetBy(Party.CLIENT);
        boolean isReceived = flow.server().unacknowledged() <= 0;
        boolean isStopped = isByClient
                        && (isReceived
                                || flow.isResetBy(Party.CLIENT) && flow.server().retransmissions() == 0)
                || ending instanceof Ending.Silence && isReceived;
        Alert alert = flow.handshake().alert();
        if (!flow.isAt(Step.SERVER_FLIGHT) || !isStopped || alert != null && alert.by() == Party.CLIENT) {
            return null;
        }
        boolean is13 = flow.handshake().tls().is13();
        return CLIENT_STOPS.verdict(
                isReceived && !is13 ? HIGH : MEDIUM,
                "The client did not go on after the server's "
                        + (is13 ? "messages, which are long enough to be all" : "ServerHelloDone") + "; "
                        + flow.endingText()
                        + ", and no alert says why.",
                lastMessage(flow, Party.SERVER),
                flow.end());
    }

    private static @Nullable Verdict serverStops(Case flow) {
        boolean isOver = !(flow.handshake().ending() instanceof Ending.Open)
                && !(flow.handshake().ending() instanceof Ending.Alerted);
        boolean isReceived = flow.client().unacknowledged() <= 1 || flow.endedBy() == Party.SERVER;
        if (!flow.isAt(Step.FINISHED_C)
                || flow.handshake().tls().is13()
                || flow.isCompleted()
                || !isOver
                || !isReceived) {
            return null;
        }
        return SERVER_STOPS.verdict(
                HIGH,
                "The server did not go on after the client's Finished, which it has received; " + flow.endingText()
                        + ", and no alert says why.",
                lastMessage(flow, Party.CLIENT),
                flow.end());
    }

    private static @Nullable Verdict outOfOrder(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        if (tls.choice() == null || tls.is13() || !flow.isWhole()) {
            return null;
        }
        boolean hasKeys = false;
        boolean hasFlight = false;
        boolean clientChanged = false;
        boolean serverChanged = false;
        for (Moment.Message message : flow.messages()) {
            boolean isClient = message.by() == Party.CLIENT;
            hasKeys |= message.is(MessageType.CLIENT_KEY_EXCHANGE);
            hasFlight |= !isClient && message.is(MessageType.SERVER_HELLO_DONE);
            if (message.content() == ContentType.CHANGE_CIPHER_SPEC) {
                boolean isSecond = isClient ? clientChanged : serverChanged;
                boolean isEarly = isClient ? !hasKeys && !serverChanged : hasFlight && !hasKeys;
                if (isSecond || isEarly) {
                    String how = isSecond ? " twice" : " before keys were agreed on";
                    return wrong(message, "sent ChangeCipherSpec" + how);
                }
                clientChanged |= isClient;
                serverChanged |= !isClient;
            } else if (message.is(MessageType.FINISHED) && !(isClient ? clientChanged : serverChanged)) {
                return wrong(message, "sent Finished without ChangeCipherSpec");
            }
        }
        return null;
    }

    private static @Nullable Verdict wrong(Moment.Message message, String what) {
        return OUT_OF_ORDER.verdict(HIGH, "The " + message.by().label() + " " + what + ".", message.frame());
    }

    private static long lastMessage(Case flow, Party party) {
        return flow.messages(party).stream().mapToLong(Moment::frame).max().orElse(0);
    }
}
