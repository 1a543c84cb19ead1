package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Moment.Mark;
import org.jspecify.annotations.Nullable;

/** Says which segments of a flow are worth a moment: those that open and end it, and those that carry its handshake. Not thread-safe. */
final class Notability {
    // Hot path: no allocation per packet.

    private static final int WITHOUT_TLS = 3; // segments with payload a direction
    private static final int WITH_TLS = 12;
    private static final int MARKED = 12; // retransmissions and the like
    private static final int AFTER_RESET = 4;
    private static final int FIRST_ACKNOWLEDGMENTS = 2; // a direction, without payload

    private byte firstPayloads;
    private byte secondPayloads;
    private byte firstPure;
    private byte secondPure;
    private byte marked;
    private byte afterReset;

    /** {@return whether {@code segment} is one of them} */
    boolean takes(CurrentSegment segment, int direction, Mark mark, boolean establishes, @Nullable TlsTracker tls) {
        if (segment.isSyn() || segment.isFin() || segment.isRst() || establishes) {
            return true;
        }
        if (mark == Mark.AFTER_RESET) {
            return afterReset < AFTER_RESET && afterReset++ >= 0;
        }
        if (mark != Mark.NONE) {
            return marked < MARKED && marked++ >= 0;
        }
        if (tls != null && tls.isCompleted()) {
            return false;
        }
        if (segment.length() == 0) {
            return direction == 0
                    ? firstPure < FIRST_ACKNOWLEDGMENTS && firstPure++ >= 0
                    : secondPure < FIRST_ACKNOWLEDGMENTS && secondPure++ >= 0;
        }
        int room = tls == null ? WITHOUT_TLS : WITH_TLS;
        return direction == 0
                ? firstPayloads < room && firstPayloads++ >= 0
                : secondPayloads < room && secondPayloads++ >= 0;
    }
}
