package dev.peel.core.dissect;

import dev.peel.core.field.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * What the packets of a conversation call it, whatever their addresses: a connection ID of QUIC, RFC 9000 5.1, say. See
 * {@link Dissection#join}.
 *
 * @param protocol whose name it is
 * @param text the name; equal for all packets that bear it
 */
public record FlowName(Protocol protocol, String text) {
    // Written out, since what the JDK makes for records at run time costs each run a hundredth of a second.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlowName name && protocol == name.protocol && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode() * 31 + protocol.field().id();
    }
}
