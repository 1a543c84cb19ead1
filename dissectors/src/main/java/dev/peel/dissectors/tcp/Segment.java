package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.flow.Slot;

/**
 * The segment at hand: what its header says, and what the analysis of its connection says of it.
 *
 * <p>Reused for every segment; do not keep.
 */
final class Segment {
    // Hot path: no allocation per segment.

    private static final Slot<Segment> SLOT = Slot.of("tcp.segment");

    int sequence;
    int acknowledgment;
    int flags;
    /** Bytes of payload. */
    int length;
    /** As it stands in the header, not scaled; as what follows it, known once the header was read so far. */
    int window;
    /** Bytes that its SACK blocks cover. */
    long sacked;
    /** The shift count of its window scale option. */
    int shift;

    long frame;
    /** Nanoseconds since 1970. */
    long time;

    /** The bits of what is remarkable, see {@link Judgement#bit}. */
    int judgements;

    /** The frame of the segment that this one acknowledges, 0 where there is none. */
    long acknowledgedFrame;
    /** Nanoseconds since then. */
    long roundTrip;

    /** The frame since which its sender waited before it sent this again, 0 where that is not known. */
    long awaitedFrame;
    /** Nanoseconds since then, 0 where that is not known. */
    long waited;

    /** How many acknowledgments like this one there were, with this one; 0 where it is no duplicate. */
    int duplicates;
    /** The frame of the first of them. */
    long firstDuplicateFrame;

    /** Bytes sent and not acknowledged, with this segment's; 0 where that is not known. */
    long bytesInFlight;
    /** Bytes sent since the last segment with PSH, with this segment's. */
    int bytesSincePush;

    private boolean isPrepared;
    private boolean isAnalyzed;

    /** {@return the engine's, for the segment whose sequence number stands at the cursor} */
    static Segment at(Dissection d, int length) {
        Segment segment = d.tool(SLOT, Segment::new);
        if (!segment.isPrepared) {
            segment.isPrepared = true;
            segment.isAnalyzed = AnalysisFields.areWanted(d);
        }
        segment.sequence = (int) d.peekU32(0);
        segment.acknowledgment = (int) d.peekU32(4);
        segment.flags = d.peekU16(8);
        segment.length = length;
        segment.frame = d.frameNumber();
        segment.time = d.time();
        segment.clear();
        return segment;
    }

    private void clear() {
        sacked = 0;
        shift = TcpState.Endpoint.SCALE_UNKNOWN;
        judgements = 0;
        acknowledgedFrame = 0;
        roundTrip = 0;
        awaitedFrame = 0;
        waited = 0;
        duplicates = 0;
        firstDuplicateFrame = 0;
        bytesInFlight = 0;
        bytesSincePush = 0;
    }

    /** {@return whether anybody asks for the analysis, which is so for all segments or for none} */
    boolean isAnalyzed() {
        return isAnalyzed;
    }

    /** {@return whether any of {@code asked}, flags of {@link TcpFlags}, is set} */
    boolean has(int asked) {
        return (flags & asked) != 0;
    }

    /** {@return whether it neither starts nor ends anything} */
    boolean isPlain() {
        return !has(TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RESET);
    }

    /** {@return the sequence number behind its bytes, which a FIN is not one of} */
    int end() {
        return sequence + length + (has(TcpFlags.SYN) ? 1 : 0);
    }

    /** {@return the sequence number behind it, which acknowledges all of it} */
    int next() {
        return sequence + length + (has(TcpFlags.SYN | TcpFlags.FIN) ? 1 : 0);
    }

    /** {@return whether it takes sequence numbers, so that it has to be acknowledged} */
    boolean isCounted() {
        return length > 0 || has(TcpFlags.SYN | TcpFlags.FIN);
    }

    void judge(Judgement judgement) {
        judgements |= judgement.bit();
    }

    boolean is(Judgement judgement) {
        return (judgements & judgement.bit()) != 0;
    }
}
