package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.flow.StreamMemory;

/**
 * What one side of a connection has sent so far, as far as it says something of the segments to come.
 *
 * <p>Changed with every segment, since a copy for each would cost more than all else; it belongs to one flow and goes with it.
 */
final class TcpSide {
    static final int WINDOW_UNKNOWN = -1;

    /** Whether anything was seen; before, {@code next} means nothing. */
    boolean isSeen;
    /** The sequence number behind everything seen. */
    int next;
    /** When that was reached. */
    long nextTime;
    /** The frame that reached it. */
    private long nextFrame;

    /** Whether {@code reached} is known. */
    boolean hasReached;
    /** What the other side can acknowledge without our having missed anything. */
    int reached;

    boolean hasAcknowledged;
    int acknowledged;
    /** When it last acknowledged anything. */
    long acknowledgedTime;
    /** How many acknowledgments without bytes repeated the first. */
    int duplicates;

    long firstDuplicateFrame;

    /** The last, not scaled. */
    int window = WINDOW_UNKNOWN;
    /** Whether that was a SYN's, which is never scaled. */
    boolean isWindowOfSyn;
    /** Bytes that the last segment's SACK blocks cover. */
    long sacked;
    /** What was remarkable about the last segment. */
    int judgements;

    final UnacknowledgedSegments unacknowledged;
    /** Whether what is unacknowledged is known without a gap. */
    private boolean isFlightKnown = true;

    /** Whether it said that nothing follows. */
    private boolean hasEnded;

    private int sincePush;
    private boolean wasPushed;

    TcpSide(StreamMemory memory) {
        unacknowledged = new UnacknowledgedSegments(memory);
    }

    boolean was(Judgement judgement) {
        return (judgements & judgement.bit()) != 0;
    }

    /** {@return how many bytes the other side may have sent without an answer} */
    long window(int scale) {
        return (long) window << (isWindowOfSyn ? 0 : Math.max(0, scale));
    }

    /** Remembers {@code segment}, which this side sent and which was judged. */
    void sent(Segment segment) {
        boolean isProbe = segment.is(Judgement.ZERO_WINDOW_PROBE);
        boolean isLost = segment.is(Judgement.LOST_SEGMENT);
        int reachedBefore = next;
        if (!isProbe && (!isSeen || SequenceNumbers.isAfter(segment.next(), next))) {
            next = segment.next();
            nextTime = segment.time;
            nextFrame = segment.frame;
        }
        if (!isProbe && (!hasReached || segment.sequence == reached)) {
            reached = isLost && isSeen ? reachedBefore : next;
            hasReached = true;
        }
        isSeen = true;
        window = segment.window;
        isWindowOfSyn = segment.has(TcpFlags.SYN);
        sacked = segment.sacked;
        judgements = segment.judgements;
        hasEnded |= segment.has(TcpFlags.FIN);
        isFlightKnown &= !isLost;
        if (segment.has(TcpFlags.ACK)) {
            hasAcknowledged = true;
            acknowledged = segment.acknowledgment;
            acknowledgedTime = segment.time;
        }
    }

    /** Tells {@code segment}, which this side sends again, since when it waited for what was acknowledged too late or not at all. */
    void findAwaited(Segment segment) {
        boolean isMissing = !unacknowledged.isEmpty();
        segment.awaitedFrame = isMissing ? unacknowledged.firstFrame() : nextFrame;
        segment.waited = segment.time - (isMissing ? unacknowledged.firstTime() : nextTime);
    }

    /** Forgets what {@code segment}, the other side's, acknowledges. */
    void acknowledgedBy(Segment segment) {
        unacknowledged.acknowledge(segment);
        if (hasEnded && unacknowledged.isEmpty()) {
            unacknowledged.release();
        }
        isFlightKnown = true;
    }

    /**
     * Remembers the bytes of {@code segment}, and tells it how many are on their way with them.
     *
     * @param arrived bytes of them that the other side's SACK blocks cover
     */
    void fly(Segment segment, long arrived, Dissection d) {
        if (segment.isCounted()) {
            unacknowledged.add(segment, d);
        }
        if (segment.length > 0 && isFlightKnown) {
            sincePush = wasPushed ? segment.length : sincePush + segment.length;
            wasPushed = segment.has(TcpFlags.PUSH);
            segment.bytesInFlight = Math.max(0, unacknowledged.span() - arrived);
            segment.bytesSincePush = sincePush;
        }
    }
}
