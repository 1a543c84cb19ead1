package dev.peel.plugins.handshake.match;

import dev.peel.plugins.handshake.match.PacketPairs.Pair;
import org.jspecify.annotations.Nullable;

/**
 * A connection that both captures show, and its packets.
 *
 * @param flow the flows
 * @param packets their packets
 */
record MatchedFlow(FlowPair flow, PacketPairs packets) {

    /** {@return whether nothing was lost, added or changed between the two points, time to live and addresses aside} */
    boolean isAlike() {
        return packets.isAlike() && !isRewritten();
    }

    /** {@return whether SYN, sequence numbers or ClientHello were changed on the way} */
    boolean isRewritten() {
        return flow.isHelloChanged()
                || flow.areOptionsChanged(true)
                || flow.areOptionsChanged(false)
                || isShifted(true)
                || isShifted(false);
    }

    /** {@return whether the sequence numbers of one side were changed on the way} */
    boolean isShifted(boolean isToServer) {
        Integer offset = flow.offset(isToServer);
        return offset != null && offset != 0;
    }

    /**
     * {@return whether A is nearer the client than B, as packets lose time to live on their way; null where that does not tell}
     *
     * @param first A
     * @param second B
     */
    @Nullable
    Boolean isFirstAtClient(CapturePoint first, CapturePoint second) {
        for (Pair pair : packets.same()) {
            int here = first.packets().hops(pair.first());
            int there = second.packets().hops(pair.second());
            if (here != there && here > 0 && there > 0) {
                return here > there == first.packets().isToServer(pair.first());
            }
        }
        return null;
    }
}
