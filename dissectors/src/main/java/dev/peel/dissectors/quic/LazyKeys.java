package dev.peel.dissectors.quic;

import org.jspecify.annotations.Nullable;

/** The keys of one side of a connection, derived when first asked for: many a connection is seen from one side only. */
final class LazyKeys {
    private final QuicVersion version;
    private final byte[] destinationId;
    private final String side;
    private @Nullable PacketKeys derived;

    /** Makes keys as {@link PacketKeys#derive} does, but later. */
    LazyKeys(QuicVersion version, byte[] destinationId, String side) {
        this.version = version;
        this.destinationId = destinationId;
        this.side = side;
    }

    PacketKeys get(Ciphers ciphers) {
        PacketKeys known = derived;
        if (known == null) {
            known = PacketKeys.derive(ciphers, version, destinationId, side);
            derived = known;
        }
        return known;
    }
}
