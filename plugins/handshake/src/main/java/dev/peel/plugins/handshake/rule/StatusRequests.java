package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Endpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When clients opened connections to the port where authorities tell of certificates. Flows are added in their order. Thread-safe from then on. */
final class StatusRequests {
    private static final int HTTP = 80; // RFC 6960 A, which authorities offer without TLS
    private static final int MAX_REQUESTS = 4096; // of one client; more would be a browser's ordinary traffic

    private final Map<String, List<Request>> byClient = new HashMap<>();

    /** A connection that may be such a request. */
    record Request(int flow, long frame, Instant time, Endpoint server) {}

    /** Adds a flow, if it goes to that port and something is sent. */
    void add(Handshake flow) {
        if (flow.server().port() != HTTP || flow.clientSide().bytes() == 0) {
            return;
        }
        List<Request> requests = byClient.computeIfAbsent(flow.client().address(), client -> new ArrayList<>(1));
        if (requests.size() < MAX_REQUESTS) {
            requests.add(new Request(flow.flow(), flow.clientSide().firstFrame(), flow.time(), flow.server()));
        }
    }

    /** {@return the first that {@code client} opened between the two times; null where there is none} */
    @Nullable
    Request between(String client, Instant from, Instant to) {
        for (Request request : byClient.getOrDefault(client, List.of())) {
            if (!request.time().isBefore(from) && !request.time().isAfter(to)) {
                return request;
            }
        }
        return null;
    }
}
