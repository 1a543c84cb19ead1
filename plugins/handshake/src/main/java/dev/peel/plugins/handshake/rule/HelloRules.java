package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.LOW;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Handshake.Tls;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Numbers;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.ServerHello.Sentinel;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.Versions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the hello messages say of each other: H-45 to H-51. */
final class HelloRules {
    private static final int TLS_1_2 = 0x0303;
    private static final int RENEGOTIATION_SUITE = 0x00ff; // RFC 5746 3.3

    private static final Advice DOWNGRADE = Advice.of("H-45", Kind.WARNING)
            .causes(
                    "a device that ends TLS, or rewrites the ClientHello, between client and server",
                    "an attack that keeps newer versions away")
            .next("compare the ClientHello at both ends")
            .rfc("RFC 8446 4.1.3");
    private static final Advice RETRY = Advice.of("H-46", Kind.NOTE)
            .causes(
                    "the client brought no key share of the group that the server wants",
                    "the server wants its cookie back")
            .next("let the client bring a key share of that group first: it saves a round trip")
            .rfc("RFC 8446 4.1.4");
    private static final Advice BAD_RETRY = Advice.of("H-47", Kind.WARNING)
            .causes("a fault of one of the two implementations", "a device that rewrites the messages")
            .next("which side does not keep to the rules for HelloRetryRequest?")
            .rfc("RFC 8446 4.1.2", "RFC 8446 4.1.4");
    private static final Advice MISPLACED_CHANGE = Advice.of("H-48", Kind.WARNING)
            .causes(
                    "a fault of the sender: TLS 1.3 has ChangeCipherSpec for old devices only, and only within the handshake")
            .next("does an alert unexpected_message follow?")
            .rfc("RFC 8446 5", "RFC 8446 D.4");
    private static final Advice NOT_OFFERED = Advice.of("H-49", Kind.WARNING)
            .causes("a fault of the server", "a device that rewrites the messages")
            .next(
                    "does the client answer with illegal_parameter or unsupported_extension?",
                    "compare both hellos at both ends")
            .rfc("RFC 8446 4.1.3", "RFC 8446 4.2");
    private static final Advice GREASE = Advice.of("H-50", Kind.WARNING)
            .causes("a server that breaks on values it does not know, which some clients send to find such servers")
            .next("the same client without reserved values (GREASE)")
            .rfc("RFC 8701");
    private static final Advice ENCRYPTED_HELLO = Advice.of("H-51", Kind.NOTE)
            .causes("the client encrypts the ClientHello that counts, or pretends to (GREASE)")
            .next("the HTTPS record of the name, which says how the client encrypts")
            .rfc("RFC 9849 5");

    static final List<Rule> ALL = List.of(
            DOWNGRADE.when(HelloRules::downgrade),
            RETRY.when(HelloRules::retry),
            BAD_RETRY.when(HelloRules::badRetry),
            MISPLACED_CHANGE.when(HelloRules::misplacedChange),
            NOT_OFFERED.when(HelloRules::notOffered),
            GREASE.when(HelloRules::grease),
            ENCRYPTED_HELLO.when(HelloRules::encryptedHello));

    private HelloRules() {}

    private static @Nullable Verdict downgrade(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        ServerHello choice = flow.handshake().tls().choice();
        if (offer == null || choice == null || choice.sentinel() == Sentinel.NONE) {
            return null;
        }
        int highest = offer.highestVersion();
        int chosen = choice.chosenVersion();
        boolean isLowered = choice.sentinel() == Sentinel.KNOWS_13
                ? chosen == TLS_1_2 && Versions.is13(highest)
                : chosen < TLS_1_2 && (Versions.is13(highest) || highest >= TLS_1_2);
        return isLowered
                ? DOWNGRADE.verdict(
                        HIGH,
                        "The server marks " + flow.handshake().tls().version()
                                + " as a version below what it can, though"
                                + " the client offers " + flow.handshake().tls().offeredVersion()
                                + ": the offer did not arrive as it was sent.",
                        offer.frame(),
                        choice.frame())
                : null;
    }

    private static @Nullable Verdict retry(Case flow) {
        ServerHello retry = flow.handshake().tls().retry();
        ClientHello second = flow.handshake().tls().secondOffer();
        if (retry == null) {
            return null;
        }
        String asks = retry.has(ExtensionType.KEY_SHARE)
                ? "another key share"
                : retry.has(ExtensionType.COOKIE) ? "its cookie" : "another ClientHello";
        return RETRY.verdict(
                HIGH,
                "The server asked for " + asks + " (HelloRetryRequest), which costs a round trip.",
                flow.clientHello(),
                retry.frame(),
                second == null ? 0 : second.frame());
    }

    private static @Nullable Verdict badRetry(Case flow) {
        Tls tls = flow.handshake().tls();
        ServerHello retry = tls.retry();
        ClientHello offer = tls.offer();
        ClientHello second = tls.secondOffer();
        if (retry == null || offer == null) {
            return null;
        }
        ServerHello choice = tls.choice();
        String wrong = tls.retries() > 1
                ? "the server asks a second time"
                : retry.group() >= 0 && offer.shares().contains(retry.group())
                        ? "the server asks for a key share that it had"
                        : second != null
                                        && retry.group() >= 0
                                        && !second.shares().contains(retry.group())
                                ? "the second ClientHello does not bring the key share that was asked for"
                                : choice != null && choice.suite() != retry.suite()
                                        ? "the ServerHello chooses another cipher suite than the HelloRetryRequest"
                                        : "";
        return wrong.isEmpty()
                ? null
                : BAD_RETRY.verdict(
                        HIGH,
                        "The HelloRetryRequest goes wrong: " + wrong + ".",
                        offer.frame(),
                        retry.frame(),
                        second == null ? 0 : second.frame(),
                        choice == null ? 0 : choice.frame());
    }

    private static @Nullable Verdict misplacedChange(Case flow) {
        Tls tls = flow.handshake().tls();
        Moment.Message change = flow.messages().stream()
                .filter(message -> message.content() == ContentType.CHANGE_CIPHER_SPEC)
                .findFirst()
                .orElse(null);
        if (change == null || !tls.is13() || flow.handshake().faults().startsLate()) {
            return null;
        }
        boolean isEarly = change.frame() < flow.clientHello();
        return isEarly || change.size() != 1
                ? MISPLACED_CHANGE.verdict(
                        HIGH,
                        isEarly
                                ? "A ChangeCipherSpec comes before the ClientHello, where TLS 1.3 has none."
                                : "A ChangeCipherSpec is " + change.size()
                                        + " bytes long; TLS 1.3 has it with one byte only.",
                        change.frame(),
                        flow.clientHello())
                : null;
    }

    private static @Nullable Verdict notOffered(Case flow) {
        Tls tls = flow.handshake().tls();
        ClientHello offer = tls.secondOffer() == null ? tls.offer() : tls.secondOffer();
        ServerHello choice = tls.choice();
        if (offer == null || choice == null || offer.suites().isEmpty() || choice.suite() < 0) {
            return null;
        }
        List<String> wrong = new ArrayList<>();
        if (!offer.suites().contains(choice.suite())) {
            wrong.add("the cipher suite");
        }
        if (Versions.higher(choice.chosenVersion(), offer.highestVersion()) != offer.highestVersion()) {
            wrong.add("the version");
        }
        if (!offer.compressions().contains(choice.compression())) {
            wrong.add("the compression method");
        }
        if (tls.is13() && choice.group() >= 0 && !offer.shares().contains(choice.group())) {
            wrong.add("the group");
        }
        boolean asksForRenegotiation = offer.suites().contains(RENEGOTIATION_SUITE);
        boolean hasStrange = choice.extensions()
                .any(type -> !offer.has(type) && !(type == ExtensionType.RENEGOTIATION_INFO && asksForRenegotiation));
        if (hasStrange) {
            wrong.add("an extension");
        }
        if (tls.is13() && tls.offer() != null && choice.session() != tls.offer().session()) {
            wrong.add("the session id, which has to be the client's,");
        }
        return wrong.isEmpty()
                ? null
                : NOT_OFFERED.verdict(
                        HIGH,
                        "The ServerHello chooses what the ClientHello does not offer: " + String.join(", ", wrong)
                                + ".",
                        offer.frame(),
                        choice.frame());
    }

    private static @Nullable Verdict grease(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        ServerFacts server = flow.serverFacts();
        boolean isRefused = flow.isAt(Step.CLIENT_HELLO)
                && (flow.endedBy() == Party.SERVER || flow.isSilent())
                && Boolean.FALSE.equals(flow.handshake().isOk());
        boolean isAlone = server.completed() > 0 && server.completedWithGrease() == 0;
        return offer != null && isRefused && isAlone && hasGrease(offer)
                ? GREASE.verdict(
                        LOW,
                        "The ClientHello has reserved values (GREASE) and fails; those without them succeed with this"
                                + " server.",
                        offer.frame(),
                        flow.end(),
                        server.goodFrame())
                : null;
    }

    /** {@return whether {@code offer} has values that peers have to ignore} */
    static boolean hasGrease(ClientHello offer) {
        return offer.suites().any(Numbers::isGrease)
                || offer.extensions().any(Numbers::isGrease)
                || offer.groups().any(Numbers::isGrease);
    }

    private static @Nullable Verdict encryptedHello(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        String name = flow.handshake().tls().serverName();
        return offer != null && offer.has(ExtensionType.ENCRYPTED_CLIENT_HELLO)
                ? ENCRYPTED_HELLO.verdict(
                        MEDIUM,
                        "The ClientHello that counts may be encrypted (ECH)"
                                + (name == null ? "" : "; the name " + name + " is then that of the outer one")
                                + ". Whether the server took it cannot be seen.",
                        offer.frame(),
                        flow.message(Party.SERVER, MessageType.SERVER_HELLO))
                : null;
    }
}
