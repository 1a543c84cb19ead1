package dev.peel.plugins.handshake.match;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection that both captures show.
 *
 * @param first the flow in A
 * @param second the flow in B
 * @param way how it is known that they are one
 */
record FlowPair(SeenFlow first, SeenFlow second, Way way) {
    /** How flows of two captures are known to be one connection. */
    enum Way {
        /** Addresses, ports, and the initial sequence numbers as far as they are seen. */
        ADDRESSES("its addresses and ports"),
        /** Both initial sequence numbers, though addresses or ports differ. */
        SEQUENCES("its initial sequence numbers"),
        /** The random of the ClientHello, though sequence numbers differ as well. */
        RANDOM("its ClientHello's random");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        /** {@return what they share, in the words that people read} */
        String text() {
            return text;
        }
    }

    /** {@return whether addresses or ports were changed on the way} */
    boolean isTranslated() {
        return !first.client().equals(second.client()) || !first.server().equals(second.server());
    }

    /**
     * {@return by how much the sequence numbers of one side are higher in B, modulo 2^32; null where that is not known, since a SYN is
     * missing}
     */
    @Nullable
    Integer offset(boolean isToServer) {
        Integer here = first.start(isToServer);
        Integer there = second.start(isToServer);
        return here == null || there == null ? null : there - here;
    }

    /** {@return whether both captures saw the same ClientHello, and not with the same bytes} */
    boolean isHelloChanged() {
        boolean areBothSeen = first.random() != 0 && second.random() != 0;
        return areBothSeen && first.hello() != second.hello();
    }

    /** {@return whether the SYN of one side was changed on the way} */
    boolean areOptionsChanged(boolean isToServer) {
        SynOptions here = first.options(isToServer);
        SynOptions there = second.options(isToServer);
        return here != null && there != null && !Objects.equals(here, there);
    }
}
