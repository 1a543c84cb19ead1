package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the flows of a capture say of each other: of one server's, of one client's, of one session's. Immutable once made. */
public final class Surroundings {
    private static final int MAX_EARLIER = 16; // flows between the same two that are looked at
    private static final ServerFacts UNKNOWN = new ServerFacts();

    private final CaptureFlows flows;
    private final Map<Endpoint, ServerFacts> servers = new HashMap<>();
    private final Map<Pair, List<Integer>> pairs = new HashMap<>();
    private final Map<Long, Origin> sessions = new HashMap<>();

    /** Where a session or ticket was given. */
    record Origin(int flow, long frame, long time, long lifetime) {}

    private record Pair(String client, Endpoint server) {}

    private Surroundings(CaptureFlows flows) {
        this.flows = flows;
    }

    /** {@return what {@code flows} say of each other; one pass over them} */
    public static Surroundings of(CaptureFlows flows) {
        Surroundings around = new Surroundings(flows);
        for (int i = 0; i < flows.size(); i++) {
            around.add(flows.get(i), i);
        }
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
        return origin == null || origin.flow() == flow.flow() ? null : origin;
    }

    /** {@return the flows between the same client and server that began before {@code flow}, latest first, so many and no more} */
    List<Handshake> earlier(Handshake flow) {
        List<Handshake> earlier = new ArrayList<>();
        List<Integer> all = pairs.getOrDefault(new Pair(flow.client().address(), flow.server()), List.of());
        for (int i = all.size() - 1; i >= 0 && earlier.size() < MAX_EARLIER; i--) {
            Handshake other = flows.get(all.get(i));
            if (other.flow() < flow.flow()) {
                earlier.add(other);
            }
        }
        return earlier;
    }

    private void add(Handshake flow, int index) {
        servers.computeIfAbsent(flow.server(), endpoint -> new ServerFacts()).add(flow);
        pairs.computeIfAbsent(new Pair(flow.client().address(), flow.server()), pair -> new ArrayList<>(1))
                .add(index);
        ServerHello choice = flow.tls().choice();
        ClientHello offer = flow.tls().offer();
        long time = flow.time().toEpochMilli();
        boolean isGiven = choice != null && choice.session() != 0 && !flow.tls().is13();
        if (isGiven && (offer == null || offer.session() != choice.session())) {
            sessions.put(choice.session(), new Origin(flow.flow(), choice.frame(), time, -1));
        }
        long ticket = flow.tls().ticket();
        if (ticket != 0) {
            long frame = choice == null ? 0 : choice.frame();
            sessions.put(ticket, new Origin(flow.flow(), frame, time, flow.tls().ticketLifetime()));
        }
    }

    /** {@return how long passed since the session was given} */
    static Duration age(Origin origin, Handshake flow) {
        return Duration.ofMillis(flow.time().toEpochMilli() - origin.time());
    }
}
