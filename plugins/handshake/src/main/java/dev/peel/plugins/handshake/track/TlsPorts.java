package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Handshake.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The ports of servers where TLS is expected: of services that start with it, and those where the capture shows it. Not thread-safe. */
final class TlsPorts {
    private static final String REGISTERED = "tls-ports.tsv";

    private final BitSet registered = new BitSet();
    private final BitSet seen = new BitSet();
    private final Set<Endpoint> servers = new HashSet<>();

    TlsPorts() {
        try (InputStream stream = Objects.requireNonNull(TlsPorts.class.getResourceAsStream(REGISTERED), REGISTERED);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> registered.set(Integer.parseInt(line.substring(0, line.indexOf('\t')))));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read data file " + REGISTERED, failure);
        }
    }

    /** Adds a server that was seen to speak TLS. */
    void add(Endpoint server) {
        if (!registered.get(server.port())) {
            seen.set(server.port());
            servers.add(server);
        }
    }

    /**
     * {@return whether TLS is to be expected of {@code flow}: it goes to the port of a TLS service, to a server that speaks TLS, or to
     * another one's port where TLS was seen, without a word of another protocol}
     */
    boolean has(FlowTracker flow) {
        int client = client(flow);
        Endpoint server = flow.endpoint(1 - client);
        return registered.get(server.port())
                || seen.get(server.port()) && (flow.bytes(client) == 0 || servers.contains(server));
    }

    /** {@return the direction of {@code flow}'s client; where nothing says so, the other side is on such a port, or the lower one} */
    int client(FlowTracker flow) {
        if (flow.client() != FlowTracker.UNKNOWN) {
            return flow.client();
        }
        int first = flow.endpoint(0).port();
        int second = flow.endpoint(1).port();
        if (isKnown(first) != isKnown(second)) {
            return isKnown(first) ? 1 : 0;
        }
        return first < second ? 1 : 0;
    }

    /** {@return whether services that start with TLS have {@code port}} */
    boolean isRegistered(int port) {
        return registered.get(port);
    }

    private boolean isKnown(int port) {
        return registered.get(port) || seen.get(port);
    }
}
