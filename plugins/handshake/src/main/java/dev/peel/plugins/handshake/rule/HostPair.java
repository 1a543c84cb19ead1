package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Endpoint;

/**
 * A client, from whatever port it speaks, and a server.
 *
 * @param client the client's address
 * @param server the server's address and port
 */
record HostPair(String client, Endpoint server) {
    /** {@return the two that {@code flow} is between} */
    static HostPair of(Handshake flow) {
        return new HostPair(flow.client().address(), flow.server());
    }
}
