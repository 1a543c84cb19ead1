package dev.peel.core.dissect;

import dev.peel.core.field.Protocol;

/**
 * What the packets of a conversation call it, whatever their addresses: a connection ID of QUIC, RFC 9000 5.1, say. See
 * {@link Dissection#join}.
 *
 * @param protocol whose name it is
 * @param text the name; equal for all packets that bear it
 */
public record FlowName(Protocol protocol, String text) {}
