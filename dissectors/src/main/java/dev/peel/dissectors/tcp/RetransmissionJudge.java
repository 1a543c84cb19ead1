package dev.peel.dissectors.tcp;

/** Judges why a segment has bytes that came before, or comes behind its turn; after the Wireshark User's Guide 7.5. */
final class RetransmissionJudge {
    private static final int ASKED = 2; // duplicate acknowledgments that ask for bytes again
    private static final long FAST = 20_000_000; // nanoseconds within which those are followed
    private static final long REORDERED = 3_000_000; // nanoseconds within which segments change their order

    private RetransmissionJudge() {}

    /**
     * Judges {@code segment}.
     *
     * @param initialRoundTrip nanoseconds from SYN to the end of the handshake, 0 where that is not known
     */
    static void judge(Segment segment, TcpSide sender, TcpSide receiver, long initialRoundTrip) {
        if (segment.is(Judgement.KEEP_ALIVE) || !segment.isCounted()) {
            return;
        }
        if (isAcknowledged(segment, receiver)) {
            segment.judge(Judgement.SPURIOUS_RETRANSMISSION);
            segment.judge(Judgement.RETRANSMISSION);
        } else if (sender.isSeen && SequenceNumbers.isBefore(segment.sequence, sender.next)) {
            if (isAskedFor(segment, receiver)) {
                segment.judge(Judgement.FAST_RETRANSMISSION);
                segment.judge(Judgement.RETRANSMISSION);
            } else if (isReordered(segment, sender, initialRoundTrip)) {
                segment.judge(Judgement.OUT_OF_ORDER);
            } else {
                segment.judge(Judgement.RETRANSMISSION);
                sender.findAwaited(segment);
            }
        }
    }

    private static boolean isAcknowledged(Segment segment, TcpSide receiver) {
        return segment.length > 0
                && receiver.hasAcknowledged
                && !SequenceNumbers.isAfter(segment.sequence + segment.length, receiver.acknowledged);
    }

    private static boolean isAskedFor(Segment segment, TcpSide receiver) {
        return receiver.duplicates >= ASKED
                && receiver.acknowledged == segment.sequence
                && isWithin(FAST, receiver.acknowledgedTime, segment.time);
    }

    private static boolean isReordered(Segment segment, TcpSide sender, long initialRoundTrip) {
        long limit = initialRoundTrip == 0 ? REORDERED : initialRoundTrip;
        return sender.next != segment.next() && isWithin(limit, sender.nextTime, segment.time);
    }

    private static boolean isWithin(long limit, long from, long to) {
        return to >= from && to - from < limit;
    }
}
