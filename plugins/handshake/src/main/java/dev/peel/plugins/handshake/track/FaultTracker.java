package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Faults;
import dev.peel.plugins.handshake.Party;
import org.jspecify.annotations.Nullable;

/** Counts what is wrong with the capture of one flow. Not thread-safe. */
final class FaultTracker {
    // Hot path: no allocation per packet.

    private int lost;
    private long lostFrame;
    private int duplicates;
    private long duplicateFrame;
    private int copies;
    private int cut;
    private long cutFrame;
    private int oversized;
    private long oversizedFrame;
    private int backwards;
    private long backwardsFrame;

    /**
     * Looks at a segment.
     *
     * @param lastTime when the one before was captured, in nanoseconds since 1970
     * @param segmentSize what its receiver takes at once, negative where that is not known
     */
    void take(CurrentSegment segment, long lastTime, int segmentSize) {
        if (segment.time() < lastTime && backwards++ == 0) {
            backwardsFrame = segment.frame();
        }
        if (segment.length() > 0 && segment.isCut() && cut++ == 0) {
            cutFrame = segment.frame();
        }
        if (segmentSize > 0 && segment.length() > segmentSize && oversized++ == 0) {
            oversizedFrame = segment.frame();
        }
    }

    /** Counts an acknowledgment of bytes that were never seen. */
    void lost(long frame) {
        if (lost++ == 0) {
            lostFrame = frame;
        }
    }

    /**
     * Counts a packet that was captured twice.
     *
     * @param isCopy whether it came another way
     */
    void duplicate(long frame, boolean isCopy) {
        if (duplicates++ == 0) {
            duplicateFrame = frame;
        }
        copies += isCopy ? 1 : 0;
    }

    /** {@return all of it, and what the flow knows besides} */
    Faults faults(boolean startsLate, @Nullable Party missing, int unrecorded) {
        return new Faults(
                startsLate,
                missing,
                lost,
                lostFrame,
                duplicates,
                duplicateFrame,
                copies,
                cut,
                cutFrame,
                oversized,
                oversizedFrame,
                backwards,
                backwardsFrame,
                unrecorded);
    }
}
