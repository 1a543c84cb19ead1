package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.rule.Surroundings.Origin;
import dev.peel.plugins.handshake.rule.Surroundings.Waste;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions that were offered and not taken up, or not offered though they could be: H-84 to H-86, H-88 and H-89. */
final class RefusedResumptionRules {
    private static final int PSK_WITH_KEY_EXCHANGE = 1; // psk_dhe_ke, RFC 8446 4.2.9
    private static final int POINTLESS = 5; // full handshakes between the same two, from which on it is worth a word

    private static final Advice ID_REFUSED = Advice.of("H-84", Kind.NOTE)
            .causes(
                    "another member of a group of servers, without a common store of sessions",
                    "the session was too old, or pushed out of the store",
                    "the session was made for another name")
            .next("how many servers are behind that address, and do they share their sessions?")
            .rfc("RFC 5246 7.4.1.2", "RFC 5246 7.4.1.3");
    private static final Advice TICKET_REFUSED = Advice.of("H-85", Kind.NOTE)
            .causes(
                    "servers that do not share the keys of their tickets, or changed them",
                    "the ticket was too old",
                    "name, version or cipher suites are others than when it was given")
            .next("do all servers behind that address have the same ticket keys?")
            .rfc("RFC 5077 3.3", "RFC 5077 3.4");
    private static final Advice KEY_REFUSED = Advice.of("H-86", Kind.NOTE)
            .causes(
                    "servers that do not share the keys of their tickets, or changed them",
                    "the ticket was too old",
                    "the cipher suite has another hash than the one that the ticket belongs to")
            .next("do all servers behind that address have the same ticket keys?")
            .rfc("RFC 8446 4.2.9", "RFC 8446 4.2.11");
    private static final Advice SECRET_DIFFERS = Advice.of("H-88", Kind.WARNING)
            .causes("clients or servers of different age or configuration that share sessions")
            .next("does every member of the group offer extended_master_secret?")
            .rfc("RFC 7627 5.3");
    private static final Advice POINTLESS_FULL = Advice.of("H-89", Kind.NOTE)
            .causes(
                    "the client keeps no sessions, or each of its processes is a new one",
                    "the client is in a private mode")
            .next("let the client keep its sessions: a full handshake costs a round trip and a signature each time")
            .rfc("RFC 5246 7.3", "RFC 5077 3.3");

    static final List<Rule> ALL = List.of(
            ID_REFUSED.when(RefusedResumptionRules::idRefused),
            TICKET_REFUSED.when(RefusedResumptionRules::ticketRefused),
            KEY_REFUSED.when(RefusedResumptionRules::keyRefused),
            SECRET_DIFFERS.when(RefusedResumptionRules::secretDiffers),
            POINTLESS_FULL.when(RefusedResumptionRules::pointlessFull));

    private RefusedResumptionRules() {}

    private static @Nullable Verdict idRefused(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        ServerHello choice = flow.handshake().tls().choice();
        if (offer == null || choice == null || flow.handshake().tls().is13() || hasTicket(offer) || hasKey(offer)) {
            return null;
        }
        // RFC 8446 D.4: who offers TLS 1.3, too, makes ids up; it means one only if it was given before.
        boolean isMeant = refusal(flow) != null || flow.around().origin(offer.session(), flow.handshake()) != null;
        if (!isMeant
                || choice.session() == offer.session()
                || flow.handshake().tls().resumption() == null) {
            return null;
        }
        return ID_REFUSED.verdict(
                HIGH,
                "The server did not take up the session that the client asked for by its id, and "
                        + (choice.sessionIdLength() == 0 ? "gives none that could be" : "began another one")
                        + ": a full"
                        + " handshake" + story(flow, offer.session()) + ".",
                offer.frame(),
                choice.frame());
    }

    private static @Nullable Verdict ticketRefused(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        ServerHello choice = refusal(flow);
        return offer == null
                        || choice == null
                        || !hasTicket(offer)
                        || hasKey(offer)
                        || flow.handshake().tls().is13()
                ? null
                : TICKET_REFUSED.verdict(
                        HIGH,
                        "The server did not take the client's ticket: a full handshake" + story(flow, offer.ticket())
                                + ".",
                        offer.frame(),
                        choice.frame());
    }

    private static @Nullable Verdict keyRefused(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        ServerHello choice = refusal(flow);
        if (offer == null || choice == null || !hasKey(offer)) {
            return null;
        }
        boolean isWithout = !offer.pskModes().isEmpty() && !offer.pskModes().contains(PSK_WITH_KEY_EXCHANGE);
        return KEY_REFUSED.verdict(
                HIGH,
                "The server did not take the client's pre-shared key: a full handshake"
                        + (isWithout ? "; the client allows the key only without a key exchange" : "")
                        + (flow.handshake().tls().is13()
                                ? ""
                                : "; the server chose " + flow.handshake().tls().version())
                        + ".",
                offer.frame(),
                choice.frame());
    }

    private static @Nullable Verdict secretDiffers(Case flow) {
        Handshake handshake = flow.handshake();
        ClientHello offer = handshake.tls().offer();
        Origin origin = origin(flow, offer);
        if (offer == null || origin == null || handshake.tls().is13()) {
            return null;
        }
        boolean isOffered = offer.has(ExtensionType.EXTENDED_MASTER_SECRET);
        if (origin.hasExtendedSecret() == isOffered) {
            return null;
        }
        boolean isRefused = !handshake.tls().hasServerHello()
                && handshake.ending() instanceof Ending.Alerted
                && handshake.ending().by() == Party.SERVER;
        if (!isRefused && handshake.tls().resumption() != Resumption.REFUSED) {
            return null;
        }
        return SECRET_DIFFERS.verdict(
                isRefused ? Kind.FAILURE : Kind.NOTE,
                MEDIUM,
                "The session of flow " + origin.flow() + (isOffered ? " has no" : " has an")
                        + " extended master secret, and"
                        + " this ClientHello " + (isOffered ? "offers one" : "offers none") + ": the server "
                        + (isRefused ? "had to abort" : "could not take the session up") + ".",
                origin.frame(),
                offer.frame(),
                isRefused ? flow.end() : 0);
    }

    private static @Nullable Verdict pointlessFull(Case flow) {
        Waste waste = flow.around().waste(flow.handshake());
        return waste == null || waste.count() < POINTLESS
                ? null
                : POINTLESS_FULL.verdict(
                        MEDIUM,
                        "This and " + (waste.count() - 1)
                                + " later full handshakes between the same two could have taken up a"
                                + " session that the server had given in flow " + waste.origin() + ".",
                        waste.originFrame(),
                        flow.clientHello());
    }

    /** {@return the ServerHello of a full handshake that the client had offered a session for; null where it is none} */
    private static @Nullable ServerHello refusal(Case flow) {
        Handshake.Tls tls = flow.handshake().tls();
        // The id of a client that offers TLS 1.3 is made up, unless a server gave it before.
        boolean isKnown = tls.resumption() == Resumption.NONE && !tls.is13() && isGiven(flow);
        return isKnown || tls.resumption() == Resumption.REFUSED ? tls.choice() : null;
    }

    private static boolean isGiven(Case flow) {
        ClientHello offer = flow.handshake().tls().offer();
        return offer != null && flow.around().origin(offer.session(), flow.handshake()) != null;
    }

    private static boolean hasTicket(ClientHello offer) {
        return offer.ticketLength() > 0;
    }

    private static boolean hasKey(ClientHello offer) {
        return offer.has(ExtensionType.PRE_SHARED_KEY);
    }

    private static @Nullable Origin origin(Case flow, @Nullable ClientHello offer) {
        if (offer == null) {
            return null;
        }
        return flow.around().origin(hasTicket(offer) ? offer.ticket() : offer.session(), flow.handshake());
    }

    /** {@return what the flow that was given the session tells of why it is not taken up; empty where it is not captured} */
    private static String story(Case flow, long session) {
        Handshake handshake = flow.handshake();
        Origin origin = flow.around().origin(session, handshake);
        if (origin == null) {
            return "";
        }
        Duration age = Surroundings.age(origin, handshake);
        List<String> differences = new ArrayList<>();
        if (origin.lifetime() > 0 && age.toSeconds() > origin.lifetime()) {
            differences.add("it was good for " + origin.lifetime() + " s");
        }
        if (!origin.server().equals(handshake.server())) {
            differences.add("by " + origin.server());
        }
        if (!Objects.equals(origin.serverName(), handshake.tls().serverName())) {
            differences.add("for " + (origin.serverName() == null ? "no name" : origin.serverName()));
        }
        return "; it was given in flow " + origin.flow() + ", " + Spans.text(age) + " before"
                + (differences.isEmpty() ? "" : ", " + String.join(", ", differences));
    }
}
