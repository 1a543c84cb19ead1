package dev.peel.dissectors.quic;

import java.util.Arrays;

/**
 * Packets that were opened, to be known again by the ends of their authentication tags, RFC 9001 5.3, which hardly any two share: the
 * first ones, as many as a handshake usually takes. Immutable.
 */
final class OpenedTags {
    static final OpenedTags NONE = new OpenedTags(new long[0]);

    private static final int MAXIMUM = 16;

    private final long[] tags;

    private OpenedTags(long[] tags) {
        this.tags = tags;
    }

    boolean has(long tag) {
        for (long each : tags) {
            if (each == tag) {
                return true;
            }
        }
        return false;
    }

    /** {@return these and {@code tag}, as far as there is room} */
    OpenedTags with(long tag) {
        if (tags.length == MAXIMUM || has(tag)) {
            return this;
        }
        long[] more = Arrays.copyOf(tags, tags.length + 1);
        more[tags.length] = tag;
        return new OpenedTags(more);
    }
}
