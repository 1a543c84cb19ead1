package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.Moment.Mark;
import java.util.Arrays;

/**
 * The moments of one flow, written one after the other in as few bytes as they take; {@link TrailReader} reads them.
 *
 * <p>A moment is a head (kind, direction, mark), the difference of frame numbers, that of times, and what its kind has. Not
 * thread-safe.
 */
final class Trail {
    // Hot path: allocates only where it grows.

    static final int SEGMENT = 0; // kinds
    static final int MESSAGE = 1;
    static final int DIRECTION = 1 << 2; // bits of the head
    static final int HAS_ID = 1 << 3;
    static final int MARK_SHIFT = 4;
    static final int UNKNOWN = 0xff; // type or level that cannot be read

    private static final int RESERVED = 8; // moments that only what ends a flow may take
    private static final int FIRST_CAPACITY = 128; // bytes

    private final int limit;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private int count;
    private int omitted;
    private long lastFrame;
    private long lastTime;

    /**
     * Makes an empty trail.
     *
     * @param limit how many moments it takes
     * @param start when its flow's first packet was captured, in nanoseconds since 1970
     */
    Trail(int limit, long start) {
        this.limit = limit;
        lastTime = start;
    }

    /** Notes a segment. */
    void segment(CurrentSegment segment, int direction, Mark mark) {
        boolean isEnding = segment.isFin() || segment.isRst();
        if (!hasRoom(isEnding)) {
            return;
        }
        boolean hasId = segment.id() >= 0;
        head(SEGMENT | (hasId ? HAS_ID : 0) | mark.code() << MARK_SHIFT, direction, segment.frame(), segment.time());
        octet(segment.flags());
        octet(segment.hops());
        number(segment.length());
        number(segment.sequence() & 0xffffffffL);
        number(segment.acknowledgment() & 0xffffffffL);
        number(segment.window());
        if (hasId) {
            number(segment.id());
        }
    }

    /**
     * Notes a message or record.
     *
     * @param type the handshake message's, or the alert's description; negative where it cannot be read
     * @param level the alert's; negative where it cannot be read
     */
    void message(long frame, long time, int direction, int content, int type, int level, int size) {
        if (!hasRoom(content == ContentType.ALERT)) {
            return;
        }
        head(MESSAGE, direction, frame, time);
        octet(content);
        octet(type < 0 ? UNKNOWN : type);
        octet(level < 0 ? UNKNOWN : level);
        number(size);
    }

    /** {@return how many moments there was no room for} */
    int omitted() {
        return omitted;
    }

    /** {@return the bytes, of which {@link #length} count; not to be changed} */
    byte[] bytes() {
        return bytes;
    }

    /** {@return how many bytes were written} */
    int length() {
        return length;
    }

    private boolean hasRoom(boolean isEnding) {
        if (count >= (isEnding ? limit : limit - Math.min(RESERVED, limit / 2))) {
            omitted++;
            return false;
        }
        count++;
        return true;
    }

    private void head(int bits, int direction, long frame, long time) {
        octet(bits | (direction == 0 ? 0 : DIRECTION));
        number(frame - lastFrame);
        long difference = time - lastTime;
        number(difference << 1 ^ difference >> 63);
        lastFrame = frame;
        lastTime = time;
    }

    private void octet(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length + length / 2);
        }
        bytes[length++] = (byte) value;
    }

    /** Seven bits a byte, the lowest first, as in LEB128. */
    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }
}
