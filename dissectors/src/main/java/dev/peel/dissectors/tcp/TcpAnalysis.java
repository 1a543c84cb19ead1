package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.flow.Flow;
import dev.peel.core.flow.Releasable;
import dev.peel.core.flow.Slot;
import dev.peel.core.flow.StreamMemory;

/**
 * What is remembered of a connection to judge its segments by: made when somebody asks for what {@link AnalysisFields} has, and kept
 * on the flow.
 *
 * <p>Changed with every segment, as {@link TcpSide} says.
 */
final class TcpAnalysis implements Releasable {
    // Hot path: no allocation per segment.

    private static final Slot<TcpAnalysis> SLOT = Slot.of("tcp.analysis");

    private final TcpSide forward;
    private final TcpSide backward;
    private boolean isStarted;
    private boolean isRequested;
    private long requestTime;
    private long initialRoundTrip;
    private int completeness;

    private TcpAnalysis(StreamMemory memory) {
        forward = new TcpSide(memory);
        backward = new TcpSide(memory);
    }

    /** {@return that of {@code flow}, which is made where there is none} */
    static TcpAnalysis of(Flow flow) {
        TcpAnalysis known = flow.state(SLOT);
        if (known == null) {
            known = new TcpAnalysis(flow.memory());
            flow.state(SLOT, known);
        }
        return known;
    }

    /**
     * Judges {@code segment}, and remembers it.
     *
     * @param state what is known of the connection, for the scale of its windows
     */
    void analyze(Segment segment, TcpState state, Dissection d) {
        int direction = d.direction();
        TcpSide sender = direction == 0 ? forward : backward;
        TcpSide receiver = direction == 0 ? backward : forward;
        AcknowledgmentJudge.judge(
                segment, sender, receiver, state.receiver(direction).scale());
        RetransmissionJudge.judge(segment, sender, receiver, initialRoundTrip);
        sender.sent(segment);
        if (segment.has(TcpFlags.ACK)) {
            receiver.acknowledgedBy(segment);
        } else if (segment.has(TcpFlags.RESET)) {
            receiver.unacknowledged.release();
        }
        sender.fly(segment, receiver.sacked, d);
        measure(segment);
        complete(segment);
    }

    /** {@return what was seen of the connection so far, see {@link Completeness}} */
    int completeness() {
        return completeness;
    }

    /** {@return nanoseconds from the last SYN to the first segment that acknowledges without being one; 0 where that is not known} */
    long initialRoundTrip() {
        return initialRoundTrip;
    }

    @Override
    public void release() {
        forward.unacknowledged.release();
        backward.unacknowledged.release();
    }

    private void measure(Segment segment) {
        boolean isAck = segment.has(TcpFlags.ACK);
        if (segment.has(TcpFlags.SYN)) {
            isRequested |= !isAck;
            requestTime = isAck ? requestTime : segment.time;
        } else if (isAck && isRequested && initialRoundTrip == 0) {
            initialRoundTrip = segment.time - requestTime;
        }
    }

    private void complete(Segment segment) {
        boolean isRequest = segment.has(TcpFlags.SYN) && !segment.has(TcpFlags.ACK);
        if (isStarted || isRequest) {
            completeness = Completeness.after(completeness, segment);
        }
        isStarted = true;
    }
}
