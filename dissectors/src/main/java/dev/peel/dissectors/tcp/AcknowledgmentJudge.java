package dev.peel.dissectors.tcp;

/** Judges what segments say of windows, and what they acknowledge; after the Wireshark User's Guide 7.5. */
final class AcknowledgmentJudge {
    private AcknowledgmentJudge() {}

    /**
     * Judges {@code segment}.
     *
     * @param receiverScale the shift count of the receiver's windows, or what is known instead, see {@link TcpState.Endpoint}
     */
    static void judge(Segment segment, TcpSide sender, TcpSide receiver, int receiverScale) {
        boolean isNext = sender.isSeen && segment.sequence == sender.next;
        if (isNext && segment.length == 1 && receiver.window == 0) {
            segment.judge(Judgement.ZERO_WINDOW_PROBE);
        } else {
            judgeSequence(segment, sender, receiver, receiverScale);
            if (isNext && segment.length == 0 && segment.isPlain() && sender.hasAcknowledged) {
                judgeEmpty(segment, sender, receiver);
            }
        }
        if (!sender.hasAcknowledged || segment.acknowledgment != sender.acknowledged) {
            sender.firstDuplicateFrame = segment.frame;
            sender.duplicates = 0;
        }
        boolean isBeyond = receiver.hasReached && SequenceNumbers.isAfter(segment.acknowledgment, receiver.reached);
        if (isBeyond && segment.has(TcpFlags.ACK) && !segment.is(Judgement.DUPLICATE_ACK)) {
            segment.judge(Judgement.ACK_LOST_SEGMENT);
            // One remark is enough for what was missed: the next is about what comes from here on.
            receiver.hasReached = receiver.reached != receiver.next;
            receiver.reached = receiver.next;
        }
    }

    private static void judgeSequence(Segment segment, TcpSide sender, TcpSide receiver, int receiverScale) {
        if (segment.window == 0 && segment.isPlain()) {
            segment.judge(Judgement.ZERO_WINDOW);
        }
        if (!sender.isSeen) {
            return;
        }
        if (SequenceNumbers.isAfter(segment.sequence, sender.next) && !segment.has(TcpFlags.RESET)) {
            segment.judge(Judgement.LOST_SEGMENT);
        }
        if (segment.length <= 1 && segment.sequence == sender.next - 1 && segment.isPlain()) {
            segment.judge(Judgement.KEEP_ALIVE);
        }
        if (segment.length > 0 && segment.isPlain() && fills(segment, receiver, receiverScale)) {
            segment.judge(Judgement.WINDOW_FULL);
        }
    }

    private static boolean fills(Segment segment, TcpSide receiver, int scale) {
        return scale != TcpState.Endpoint.SCALE_UNKNOWN
                && receiver.hasAcknowledged
                && segment.end() == receiver.acknowledged + (int) receiver.window(scale);
    }

    /** Judges a segment without bytes that comes where the next byte would. */
    private static void judgeEmpty(Segment segment, TcpSide sender, TcpSide receiver) {
        boolean repeats = segment.acknowledgment == sender.acknowledged;
        boolean isSame = repeats && segment.window == sender.window;
        if (isSame && segment.window == 0) {
            if (receiver.was(Judgement.ZERO_WINDOW_PROBE)) {
                segment.judge(Judgement.ZERO_WINDOW_PROBE_ACK);
            }
        } else if (isSame && receiver.was(Judgement.KEEP_ALIVE)) {
            segment.judge(Judgement.KEEP_ALIVE_ACK);
        } else if (isSame) {
            segment.judge(Judgement.DUPLICATE_ACK);
            segment.duplicates = ++sender.duplicates;
            segment.firstDuplicateFrame = sender.firstDuplicateFrame;
        } else if (repeats && segment.window != 0) {
            segment.judge(Judgement.WINDOW_UPDATE);
        }
    }
}
