package dev.peel.plugins.handshake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/** The ports of servers where TLS is expected: of services that start with it, and those where the capture shows it. Not thread-safe. */
final class TlsPorts {
    private static final String REGISTERED = "tls-ports.tsv";

    private final BitSet ports = new BitSet();

    TlsPorts() {
        try (InputStream stream = Objects.requireNonNull(TlsPorts.class.getResourceAsStream(REGISTERED), REGISTERED);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(Integer.parseInt(line.substring(0, line.indexOf('\t')))));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read data file " + REGISTERED, failure);
        }
    }

    /** Adds a port where TLS was seen. */
    void add(int port) {
        ports.set(port);
    }

    /** {@return whether {@code flow} goes to such a port} */
    boolean has(FlowTracker flow) {
        return ports.get(flow.endpoint(1 - client(flow)).port());
    }

    /** {@return the direction of {@code flow}'s client; where nothing says so, the other side is on such a port, or the lower one} */
    int client(FlowTracker flow) {
        if (flow.client() != FlowTracker.UNKNOWN) {
            return flow.client();
        }
        int first = flow.endpoint(0).port();
        int second = flow.endpoint(1).port();
        if (ports.get(first) != ports.get(second)) {
            return ports.get(first) ? 1 : 0;
        }
        return first < second ? 1 : 0;
    }
}
