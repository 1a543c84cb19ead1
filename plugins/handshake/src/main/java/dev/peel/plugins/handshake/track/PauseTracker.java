package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Handshake.Pause;

/** Notes the last long pause of one flow, and whether anything came back after it. Not thread-safe. */
final class PauseTracker {
    // Hot path: no allocation per packet.

    private static final long LONG = Pause.LENGTH.toNanos();

    private long length;
    private long before;
    private long after;
    private byte direction;
    private boolean isAnswered;

    /**
     * Looks at a segment.
     *
     * @param newDirection where it comes from
     * @param lastTime when the one before was captured, in nanoseconds since 1970
     * @param lastFrame its frame, 0 where there is none
     */
    void take(CurrentSegment segment, int newDirection, long lastTime, long lastFrame) {
        if (segment.isRst()) {
            return;
        }
        long gap = segment.time() - lastTime;
        if (gap >= LONG && lastFrame > 0 && segment.length() > 0) {
            length = gap;
            before = lastFrame;
            after = segment.frame();
            direction = (byte) newDirection;
            isAnswered = false;
        } else if (newDirection != direction) {
            isAnswered = true;
        }
    }

    /** {@return how long it was, in nanoseconds; 0 where there was none} */
    long length() {
        return length;
    }

    /** {@return the last frame before it} */
    long before() {
        return before;
    }

    /** {@return the first frame after it} */
    long after() {
        return after;
    }

    /** {@return the direction of that frame} */
    int direction() {
        return direction;
    }

    /** {@return whether the other direction sent anything but resets since then} */
    boolean isAnswered() {
        return isAnswered;
    }
}
