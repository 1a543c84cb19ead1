package dev.peel.plugins.handshake.diff;

import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds the good flow that another one is best compared with. */
final class GoodFlow {
    private GoodFlow() {}

    /**
     * {@return the flow to the same address and port, with a completed handshake, that began closest in time; one with data after the
     * handshake before one without; null where there is none}
     */
    static @Nullable Handshake nearest(CaptureFlows flows, Handshake flow) {
        Handshake best = null;
        for (int i = 0; i < flows.size(); i++) {
            Handshake each = flows.get(i);
            boolean isCandidate = each.flow() != flow.flow()
                    && each.server().equals(flow.server())
                    && Boolean.TRUE.equals(each.isOk());
            if (isCandidate && (best == null || isBetter(each, best, flow))) {
                best = each;
            }
        }
        return best;
    }

    private static boolean isBetter(Handshake one, Handshake other, Handshake flow) {
        if (one.tls().hasData() != other.tls().hasData()) {
            return one.tls().hasData();
        }
        return distance(one, flow).compareTo(distance(other, flow)) < 0;
    }

    private static Duration distance(Handshake one, Handshake other) {
        return Duration.between(one.time(), other.time()).abs();
    }
}
