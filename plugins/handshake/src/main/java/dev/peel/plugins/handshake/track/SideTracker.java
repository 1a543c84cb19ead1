package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Opening;
import dev.peel.plugins.handshake.Side;

/** What is known of one side of a flow. Sequence numbers are relative to the side's start, modulo 2^32. Not thread-safe. */
final class SideTracker {
    // Hot path: no allocation per packet.

    private static final long SAME_PACKET =
            1_000_000; // nanoseconds within which an equal packet is the same, captured twice
    private static final int RECORD_HEADER = 5; // bytes, RFC 8446 5.1
    private static final int WIDE = 1 << 30; // sequence numbers farther apart say nothing

    private boolean isStarted;
    private int packets;
    private int dataPackets;
    private int retransmissions;
    private long bytes;
    private int next;
    private int largest;
    private int acknowledged;
    private long acknowledgedIn;
    private byte hops;
    private byte hopsOfOpening;
    private long hopsFrame;
    private int id = CurrentSegment.NONE;
    private Side.Options options = Side.Options.UNSEEN;
    private Opening opening = Opening.NONE;
    private String openingText = "";
    private long openingFrame;
    private int lastRecord = CurrentSegment.NONE;
    private byte lastRecordType;
    private long lastRecordFrame;
    private long recordBytes;
    private long firstFrame;
    private long lastFrame;
    private long lastTime;
    private int lastSequence;
    private int lastAcknowledgment;
    private int lastLength;
    private byte lastFlags;
    private short lastWindow;
    private int lastId;
    private byte lastHops;
    private long lastHardware;

    /** {@return whether the segment is one that was captured before, a moment ago} */
    boolean isDuplicate(CurrentSegment segment) {
        return packets > 0
                && segment.sequence() == lastSequence
                && segment.acknowledgment() == lastAcknowledgment
                && segment.length() == lastLength
                && (byte) segment.flags() == lastFlags
                && (short) segment.window() == lastWindow
                && segment.id() == lastId
                && Math.abs(segment.time() - lastTime) < SAME_PACKET
                && (segment.id() > 0 || isCopy(segment));
    }

    /** {@return whether a duplicate of the last segment came another way: over another link, or through a router} */
    boolean isCopy(CurrentSegment segment) {
        return segment.hardware() != lastHardware || (byte) segment.hops() != lastHops;
    }

    /** {@return whether the segment has payload, and none that is new} */
    boolean isRepeated(CurrentSegment segment) {
        return isStarted && segment.length() > 0 && segment.next() - next <= 0;
    }

    /** {@return whether all that the segment brings was sent before, and it is no mere probe of whether the other side is there} */
    boolean isRetransmission(CurrentSegment segment) {
        boolean isProbe = segment.length() <= 1 && !segment.isSyn() && segment.sequence() == next - 1;
        boolean takesSpace = segment.length() > 0 || segment.isSyn();
        return isStarted && takesSpace && !isProbe && segment.next() - next <= 0;
    }

    /** {@return whether the other side's acknowledgment of {@code number} is of bytes that were never seen} */
    boolean isUnseen(int number) {
        int ahead = number - next;
        return isStarted && ahead > 0 && ahead < WIDE;
    }

    /**
     * Takes note of a segment that this side sent.
     *
     * @param isTrusted whether it came before any reset of this side, so that it tells of the way that its packets take
     * @return whether it brings something new
     */
    boolean sent(CurrentSegment segment, boolean isRetransmission, boolean isTrusted) {
        if (packets++ == 0) {
            firstFrame = segment.frame();
            hopsOfOpening = (byte) segment.hops();
        }
        lastFrame = segment.frame();
        lastTime = segment.time();
        lastSequence = segment.sequence();
        lastAcknowledgment = segment.acknowledgment();
        lastLength = segment.length();
        lastFlags = (byte) segment.flags();
        lastWindow = (short) segment.window();
        lastId = segment.id();
        lastHops = (byte) segment.hops();
        lastHardware = segment.hardware();
        if (isTrusted && !segment.isRst()) {
            hops = (byte) segment.hops();
            hopsFrame = segment.frame();
        }
        if (!segment.isRst()) {
            id = segment.id();
        }
        if (segment.isSyn()) {
            options = segment.options();
        }
        retransmissions += isRetransmission && segment.length() > 0 ? 1 : 0;
        return !segment.isRst() && count(segment);
    }

    /**
     * Takes note of the other side's acknowledgment.
     *
     * @return whether it says something new
     */
    boolean acknowledged(int number, long frame) {
        boolean isNew = acknowledgedIn == 0 || number - acknowledged > 0;
        if (isNew) {
            acknowledged = number;
            acknowledgedIn = frame;
        }
        return isNew;
    }

    /** Takes note of what the first bytes look like. */
    void opens(Opening what, String text, long frame) {
        opening = what;
        openingText = text;
        openingFrame = frame;
    }

    /** Takes note of a whole TLS record: {@code length} bytes behind its header. */
    void record(int type, int length, long frame) {
        recordBytes += length + RECORD_HEADER;
        lastRecord = length;
        lastRecordType = (byte) type;
        lastRecordFrame = frame;
    }

    boolean hasOpened() {
        return opening != Opening.NONE;
    }

    Opening opening() {
        return opening;
    }

    int packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }

    int hops() {
        return hops & 0xff;
    }

    /** {@return the segment size that its SYN asks for, negative where it asks for none} */
    int segmentSize() {
        return options.segmentSize();
    }

    /** {@return all of it} */
    Side side() {
        return new Side(
                packets,
                dataPackets,
                bytes,
                retransmissions,
                largest,
                next,
                acknowledged,
                acknowledgedIn,
                hops & 0xff,
                hopsOfOpening & 0xff,
                hopsFrame,
                id,
                options,
                opening,
                openingText,
                openingFrame,
                lastRecord,
                lastRecordType,
                lastRecordFrame,
                lastRecord < 0 ? 0 : Math.max(0, bytes - recordBytes),
                firstFrame,
                lastFrame);
    }

    private boolean count(CurrentSegment segment) {
        int length = segment.length();
        dataPackets += length > 0 ? 1 : 0;
        largest = Math.max(largest, length);
        int fresh = isStarted ? segment.next() - next : length;
        boolean isNew = !isStarted || fresh > 0;
        if (isNew) {
            next = segment.next();
        }
        isStarted = true;
        bytes += Math.max(0, Math.min(fresh, length));
        return isNew;
    }
}
