package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import java.time.Duration;

/**
 * An ICMP error that quotes a segment of a flow. Immutable.
 *
 * @param direction of the segment that is quoted
 * @param time when the error was captured, in nanoseconds since 1970
 * @param name what it says, in the words that people read
 */
record IcmpNote(
        long frame,
        long time,
        int direction,
        String reporter,
        boolean isVersion6,
        int type,
        int code,
        long mtu,
        long sequence,
        String name) {

    /**
     * {@return it as a moment}
     *
     * @param start when the flow's first packet was captured
     * @param by who sent the segment that is quoted
     */
    Moment.IcmpError moment(long start, Party by) {
        return new Moment.IcmpError(
                frame, Duration.ofNanos(time - start), by, 0, reporter, isVersion6, type, code, mtu, sequence, name);
    }
}
