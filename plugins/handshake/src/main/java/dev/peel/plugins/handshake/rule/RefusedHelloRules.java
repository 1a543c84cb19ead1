package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Numbers;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ClientHello that is answered with an alert: H-37 to H-42. */
final class RefusedHelloRules {
    private static final int UNEXPECTED_MESSAGE = 10; // alert descriptions, RFC 8446 6
    private static final int HANDSHAKE_FAILURE = 40;
    private static final int ILLEGAL_PARAMETER = 47;
    private static final int DECODE_ERROR = 50;
    private static final int PROTOCOL_VERSION = 70;
    private static final int INSUFFICIENT_SECURITY = 71;
    private static final int MISSING_EXTENSION = 109;
    private static final int UNSUPPORTED_EXTENSION = 110;
    private static final int UNRECOGNIZED_NAME = 112;
    private static final int NO_APPLICATION_PROTOCOL = 120;

    private static final Advice VERSION = Advice.of("H-37", Kind.FAILURE)
            .causes(
                    "the server allows newer versions only (TLS 1.0 and 1.1 are retired)",
                    "the client is limited to old versions by its age or its policy")
            .next("the versions that the server allows", "the versions that the client's policy allows")
            .rfc("RFC 8446 4.2.1", "RFC 8446 D.1", "RFC 8996 4", "RFC 8996 5");
    private static final Advice NOTHING_COMMON = Advice.of("H-38", Kind.FAILURE)
            .causes(
                    "no cipher suite, group or signature algorithm in common",
                    "the server's certificate has a kind of key that the client's offer does not cover",
                    "the server wants a name (SNI), or another one")
            .next(
                    "compare with the ClientHello of a client that succeeds (peel diff)",
                    "the server's list of suites and groups")
            .rfc("RFC 5246 7.2.2", "RFC 8446 4.1.1", "RFC 8446 4.2.3", "RFC 8446 4.2.7");
    private static final Advice MALFORMED = Advice.of("H-39", Kind.FAILURE)
            .causes("a fault of one of the two implementations", "a device that rewrites the messages")
            .next(
                    "the message just before the alert, byte by byte (peel -V)",
                    "does the message look the same at both ends?")
            .rfc("RFC 8446 4.2", "RFC 8446 6.2");
    private static final Advice NAME = Advice.of("H-40", Kind.FAILURE)
            .forAll()
            .causes(
                    "the server is not configured for that name",
                    "the client sends no name, an address, or one with a port or trailing dot")
            .next("the name in the ClientHello", "the names in the certificates of that server")
            .rfc("RFC 6066 3", "RFC 8446 6.2");
    private static final Advice PROTOCOL = Advice.of("H-41", Kind.FAILURE)
            .causes("client and server have no application protocol in common (ALPN)")
            .next("the protocols that a client offers which succeeds")
            .rfc("RFC 7301 3.2");
    private static final Advice PROTOCOL_IGNORED = Advice.of("H-42", Kind.NOTE)
            .causes("a server that knows no ALPN; a client that insists on HTTP/2 then hangs up")
            .next("what the client does without an answer to its offer")
            .rfc("RFC 7301 3.2");

    static final List<Rule> ALL = List.of(
            VERSION.when(RefusedHelloRules::version),
            NOTHING_COMMON.when(RefusedHelloRules::nothingCommon),
            MALFORMED.when(RefusedHelloRules::malformed),
            NAME.when(RefusedHelloRules::name),
            PROTOCOL.when(RefusedHelloRules::protocol),
            PROTOCOL_IGNORED.when(RefusedHelloRules::protocolIgnored));

    private RefusedHelloRules() {}

    private static boolean isRefused(Case flow, int... codes) {
        return flow.hasAlert(Party.SERVER, codes) && (flow.isAt(Step.CLIENT_HELLO) || flow.isAt(Step.HRR));
    }

    private static @Nullable Verdict version(Case flow) {
        String offered = flow.handshake().tls().offeredVersion();
        return isRefused(flow, PROTOCOL_VERSION)
                ? VERSION.verdict(
                        HIGH,
                        "The server refused the version: the client offers "
                                + (offered == null ? "none that can be read" : offered + " at most") + ".",
                        flow.clientHello(),
                        flow.alertFrame())
                : null;
    }

    private static @Nullable Verdict nothingCommon(Case flow) {
        if (!isRefused(flow, HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY)) {
            return null;
        }
        ServerFacts server = flow.serverFacts();
        List<String> missing = missing(flow.handshake().tls().offer(), server);
        return NOTHING_COMMON.verdict(
                HIGH,
                "The server found nothing in the ClientHello that it could agree to"
                        + (missing.isEmpty()
                                ? "."
                                : ": what it chose with other clients is not offered here ("
                                        + String.join(", ", missing) + ")."),
                flow.clientHello(),
                flow.alertFrame(),
                missing.isEmpty() ? 0 : server.goodFrame());
    }

    /** {@return the kinds of parameters of which the server chose none elsewhere that is offered here} */
    private static List<String> missing(@Nullable ClientHello offer, ServerFacts server) {
        List<String> missing = new ArrayList<>();
        if (offer == null || server.completed() == 0) {
            return missing;
        }
        addMissing(missing, "cipher suites", offer.suites(), server.suites());
        addMissing(missing, "groups", offer.groups(), server.groups());
        boolean hasVersion = server.versions().stream().anyMatch(each -> each <= offer.highestVersion());
        if (!server.versions().isEmpty() && !hasVersion) {
            missing.add("versions");
        }
        return missing;
    }

    private static void addMissing(List<String> missing, String kind, Numbers offered, List<Integer> chosen) {
        if (!chosen.isEmpty() && !offered.isEmpty() && chosen.stream().noneMatch(offered::contains)) {
            missing.add(kind);
        }
    }

    private static @Nullable Verdict malformed(Case flow) {
        Alert alert = flow.handshake().alert();
        boolean isMeant = alert != null
                && flow.handshake().ending() instanceof Ending.Alerted
                && flow.hasAlert(
                        alert.by(),
                        UNEXPECTED_MESSAGE,
                        ILLEGAL_PARAMETER,
                        DECODE_ERROR,
                        MISSING_EXTENSION,
                        UNSUPPORTED_EXTENSION)
                && flow.handshake().tls().hasClientHello();
        boolean isOfKey = flow.handshake().tls().offer() != null
                && flow.handshake().tls().offer().has(ExtensionType.PRE_SHARED_KEY);
        if (alert == null || !isMeant || isOfKey && alert.by() == Party.SERVER) {
            return null;
        }
        Party other = alert.by() == Party.CLIENT ? Party.SERVER : Party.CLIENT;
        long at = flow.alertFrame();
        Moment.Message before = flow.messages(other).stream()
                .filter(message -> message.frame() < at)
                .reduce((one, later) -> later)
                .orElse(null);
        return MALFORMED.verdict(
                HIGH,
                "The " + alert.by().label() + " calls what the " + other.label() + " sent wrong (" + alert.name() + ")"
                        + (before == null ? "." : ": its " + before.name() + ", most likely."),
                before == null ? 0 : before.frame(),
                at);
    }

    private static @Nullable Verdict name(Case flow) {
        Moment.Message alert = flow.messages(Party.SERVER).stream()
                .filter(message -> message.isAlert() && message.type() == UNRECOGNIZED_NAME)
                .findFirst()
                .orElse(null);
        if (alert == null) {
            return null;
        }
        String named = flow.handshake().tls().serverName();
        boolean isEnd = flow.handshake().ending() instanceof Ending.Alerted && isRefused(flow, UNRECOGNIZED_NAME);
        return NAME.verdict(
                isEnd ? Kind.FAILURE : Kind.NOTE,
                HIGH,
                "The server does not know the name " + (named == null ? "(the client sent none)" : named)
                        + (isEnd ? "." : "; it says so as a warning only."),
                flow.clientHello(),
                alert.frame());
    }

    private static @Nullable Verdict protocol(Case flow) {
        if (!flow.hasAlert(Party.SERVER, NO_APPLICATION_PROTOCOL)) {
            return null;
        }
        ServerFacts server = flow.serverFacts();
        return PROTOCOL.verdict(
                HIGH,
                "The server speaks none of the application protocols that the client offers ("
                        + String.join(", ", flow.handshake().tls().offeredAlpn()) + ")"
                        + (server.protocols().isEmpty()
                                ? "."
                                : "; with others it chose " + String.join(", ", server.protocols()) + "."),
                flow.clientHello(),
                flow.alertFrame());
    }

    private static @Nullable Verdict protocolIgnored(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        ServerHello choice = tls.choice();
        if (choice == null) {
            return null;
        }
        boolean isIgnored = !tls.offeredAlpn().isEmpty()
                && !tls.is13()
                && tls.alpn() == null
                && !Boolean.TRUE.equals(flow.handshake().isOk());
        return isIgnored
                ? PROTOCOL_IGNORED.verdict(
                        HIGH,
                        "The server does not say which application protocol it takes, though the client offers "
                                + String.join(", ", tls.offeredAlpn()) + ".",
                        flow.clientHello(),
                        choice.frame())
                : null;
    }
}
