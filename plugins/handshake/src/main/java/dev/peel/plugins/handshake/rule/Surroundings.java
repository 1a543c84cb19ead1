package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import dev.peel.plugins.handshake.Handshake.Tls;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.certificate.CertificateFinding;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the flows of a capture say of each other: of one server's, of one client's, of one session's. Thread-safe once made. */
public final class Surroundings {
    private static final long USUAL_LIFETIME = 300; // seconds; OpenSSL's, where nothing else is set
    private static final ServerFacts UNKNOWN = new ServerFacts();

    private final Map<Endpoint, ServerFacts> servers = new HashMap<>();
    private final EarlierFlows earlier;
    private final Map<Long, Origin> sessions = new HashMap<>();
    private final Map<HostPair, Origin> given = new HashMap<>();
    private final StatusRequests statusRequests = new StatusRequests();
    private final CertificateChains chains = new CertificateChains();
    private final Map<HostPair, Waste> wastes = new HashMap<>();

    /** Where a session or ticket was given, by whom and for which name, and whether its secret is an extended one (RFC 7627). */
    record Origin(
            int flow,
            long frame,
            long time,
            long lifetime,
            Endpoint server,
            @Nullable String serverName,
            boolean hasExtendedSecret) {}

    /** Full handshakes between the same two that a session given in flow {@code origin} was at hand for, from flow {@code first} on. */
    record Waste(int first, int count, int origin, long originFrame) {}

    private Surroundings(CaptureFlows flows) {
        earlier = new EarlierFlows(flows);
    }

    /** {@return what {@code flows} say of each other; one pass over them} */
    public static Surroundings of(CaptureFlows flows) {
        Surroundings around = new Surroundings(flows);
        flows.each(i -> true, Function.identity(), around::add);
        around.earlier.end();
        around.servers.values().forEach(ServerFacts::end);
        return around;
    }

    /** {@return what the capture says of the server at {@code endpoint}} */
    ServerFacts server(Endpoint endpoint) {
        return servers.getOrDefault(endpoint, UNKNOWN);
    }

    /** {@return where the session or ticket with this number was given before {@code flow} began; null where that is not captured} */
    @Nullable
    Origin origin(long session, Handshake flow) {
        Origin origin = session == 0 ? null : sessions.get(session);
        return origin == null || origin.flow() >= flow.flow() ? null : origin;
    }

    /** {@return what the flow table says of flows that began before others} */
    EarlierFlows earlier() {
        return earlier;
    }

    /** {@return which connections may be questions about certificates} */
    StatusRequests statusRequests() {
        return statusRequests;
    }

    /** {@return what is remarkable about the certificates that the server of {@code flow} shows} */
    List<CertificateFinding> findings(Handshake flow) {
        return chains.judge(flow);
    }

    /** {@return the full handshakes that could have been shorter, of which {@code flow} is the first; null where it is not} */
    @Nullable
    Waste waste(Handshake flow) {
        Waste waste = wastes.get(HostPair.of(flow));
        return waste == null || waste.first() != flow.flow() ? null : waste;
    }

    private void add(Handshake flow) {
        servers.computeIfAbsent(flow.server(), endpoint -> new ServerFacts()).add(flow);
        earlier.add(flow);
        statusRequests.add(flow);
        addSessions(flow);
    }

    private void addSessions(Handshake flow) {
        Tls tls = flow.tls();
        ServerHello choice = tls.choice();
        ClientHello offer = tls.offer();
        if (choice == null || tls.is13()) {
            return;
        }
        HostPair pair = HostPair.of(flow);
        Origin known = given.get(pair);
        boolean isFull = tls.resumption() == Resumption.NONE && Boolean.TRUE.equals(flow.isOk());
        if (known != null && isFull && isGood(known, flow)) {
            wastes.merge(
                    pair,
                    new Waste(flow.flow(), 1, known.flow(), known.frame()),
                    (all, one) -> new Waste(all.first(), all.count() + 1, all.origin(), all.originFrame()));
        }
        boolean hasId = choice.session() != 0 && (offer == null || offer.session() != choice.session());
        if (!hasId && tls.ticket() == 0) {
            return;
        }
        Origin origin = new Origin(
                flow.flow(),
                choice.frame(),
                flow.time().toEpochMilli(),
                tls.ticketLifetime(),
                flow.server(),
                tls.serverName(),
                choice.has(ExtensionType.EXTENDED_MASTER_SECRET));
        if (hasId) {
            sessions.putIfAbsent(choice.session(), origin);
        }
        if (tls.ticket() != 0) {
            sessions.putIfAbsent(tls.ticket(), origin);
        }
        given.put(pair, origin);
    }

    private static boolean isGood(Origin origin, Handshake flow) {
        long seconds = age(origin, flow).toSeconds();
        return seconds <= (origin.lifetime() > 0 ? origin.lifetime() : USUAL_LIFETIME);
    }

    /** {@return how long passed since the session was given} */
    static Duration age(Origin origin, Handshake flow) {
        return Duration.ofMillis(flow.time().toEpochMilli() - origin.time());
    }
}
