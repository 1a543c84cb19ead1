package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import java.util.stream.Stream;

/** Notes what the analysis of a connection says of a segment. */
final class AnalysisFields {
    private static final Field COMPLETENESS = Field.uint("tcp.completeness", 8, "Conversation completeness");
    private static final Field ANALYSIS = Field.group("tcp.analysis", "SEQ/ACK analysis");
    private static final Field ACKNOWLEDGED_FRAME =
            Field.frameNumber("tcp.analysis.acks_frame", "This is an ACK to the segment in frame");
    private static final Field ROUND_TRIP =
            Field.of(FieldType.RELATIVE_TIME, "tcp.analysis.ack_rtt", "The RTT to ACK the segment was");
    private static final Field INITIAL_ROUND_TRIP =
            Field.of(FieldType.RELATIVE_TIME, "tcp.analysis.initial_rtt", "iRTT");
    private static final Field BYTES_IN_FLIGHT = Field.uint("tcp.analysis.bytes_in_flight", 32, "Bytes in flight");
    private static final Field BYTES_SINCE_PUSH =
            Field.uint("tcp.analysis.push_bytes_sent", 32, "Bytes sent since last PSH flag");
    private static final Field FLAGS = Field.group("tcp.analysis.flags", "TCP Analysis Flags");
    private static final Field DUPLICATES = Field.uint("tcp.analysis.duplicate_ack_num", 32, "Duplicate ACK #");
    private static final Field DUPLICATE_OF =
            Field.frameNumber("tcp.analysis.duplicate_ack_frame", "Duplicate to the ACK in frame");
    private static final Field WAITED =
            Field.of(FieldType.RELATIVE_TIME, "tcp.analysis.rto", "The RTO for this segment was");
    private static final Field AWAITED_FRAME =
            Field.frameNumber("tcp.analysis.rto_frame", "RTO based on delta from frame");

    static final Field[] FIELDS = Stream.concat(
                    Stream.of(
                            COMPLETENESS,
                            ANALYSIS,
                            ACKNOWLEDGED_FRAME,
                            ROUND_TRIP,
                            INITIAL_ROUND_TRIP,
                            BYTES_IN_FLIGHT,
                            BYTES_SINCE_PUSH,
                            FLAGS,
                            DUPLICATES,
                            DUPLICATE_OF,
                            WAITED,
                            AWAITED_FRAME),
                    Stream.of(Judgement.fields()))
            .toArray(Field[]::new);

    private AnalysisFields() {}

    /** {@return whether anybody asked for any of it} */
    static boolean areWanted(Dissection d) {
        return d.wantsSummaries() || d.wantsAny(FIELDS);
    }

    /** Notes what was seen of a connection before the segment whose ports, {@code -ahead} bytes, end at the cursor. */
    static void noteCompleteness(Dissection d, int completeness, int ahead) {
        d.derived(COMPLETENESS, ahead, 0, completeness);
        if (d.labelling()) {
            String text = Completeness.text(completeness);
            d.label(COMPLETENESS.label() + ": " + text + " (" + completeness + ")");
        }
    }

    /** Notes what was judged of a segment whose header of {@code headerLength} bytes ends at the cursor. */
    static void note(Dissection d, TcpAnalysis analysis, Segment segment, int headerLength) {
        if (segment.judgements == 0 && segment.acknowledgedFrame == 0 && segment.bytesInFlight == 0) {
            return;
        }
        int ahead = -headerLength;
        int mark = d.openDerived(ANALYSIS, ahead);
        if (segment.acknowledgedFrame != 0) {
            d.derived(ACKNOWLEDGED_FRAME, ahead, 0, segment.acknowledgedFrame);
            noteTime(d, ROUND_TRIP, ahead, segment.roundTrip);
        }
        noteTime(d, INITIAL_ROUND_TRIP, ahead, analysis.initialRoundTrip());
        if (segment.bytesInFlight != 0) {
            d.derived(BYTES_IN_FLIGHT, ahead, 0, segment.bytesInFlight);
            d.derived(BYTES_SINCE_PUSH, ahead, 0, segment.bytesSincePush);
        }
        if (segment.judgements != 0) {
            noteFlags(d, segment, ahead);
        }
        d.closeDerived(mark);
    }

    private static void noteTime(Dissection d, Field field, int ahead, long nanoseconds) {
        if (nanoseconds != 0) {
            d.derived(field, ahead, 0, nanoseconds);
        }
    }

    private static void noteFlags(Dissection d, Segment segment, int ahead) {
        int mark = d.openDerived(FLAGS, ahead);
        for (Judgement judgement : Judgement.ALL) {
            if (segment.is(judgement) && judgement.bit() != Judgement.DUPLICATE_ACK.bit()) {
                noteExpert(d, judgement, ahead, judgement.field().label());
                noteAhead(d, segment, judgement);
            }
        }
        if (segment.waited != 0) {
            d.derived(WAITED, ahead, 0, segment.waited);
            d.derived(AWAITED_FRAME, ahead, 0, segment.awaitedFrame);
        }
        // No other judgement comes after this one, which Wireshark notes twice, and its numbers beside the flags.
        if (segment.is(Judgement.DUPLICATE_ACK)) {
            d.derived(Judgement.DUPLICATE_ACK.field(), ahead, 0, 0);
            label(d, "This is a TCP duplicate ack");
        }
        d.closeDerived(mark);
        if (segment.is(Judgement.DUPLICATE_ACK)) {
            noteDuplicate(d, segment, ahead);
        }
    }

    private static void noteDuplicate(Dissection d, Segment segment, int ahead) {
        d.derived(DUPLICATES, ahead, 0, segment.duplicates);
        int mark = d.openDerived(DUPLICATE_OF, ahead, 0, segment.firstDuplicateFrame);
        if (d.wants(Judgement.DUPLICATE_ACK.field())) {
            noteExpert(d, Judgement.DUPLICATE_ACK, ahead, "Duplicate ACK (#" + segment.duplicates + ")");
        }
        d.closeDerived(mark);
        if (d.summarizing()) {
            d.summaryAhead("[" + Judgement.DUPLICATE_ACK.note() + " " + segment.firstDuplicateFrame + "#"
                    + segment.duplicates + "]");
        }
    }

    private static void noteExpert(Dissection d, Judgement judgement, int ahead, String text) {
        if (d.wants(judgement.field())) {
            d.expert(judgement.field(), ahead, judgement.severity(), ExpertGroup.SEQUENCE, text);
        }
    }

    private static void noteAhead(Dissection d, Segment segment, Judgement judgement) {
        boolean isSaid = judgement.bit() == Judgement.RETRANSMISSION.bit()
                && (segment.is(Judgement.SPURIOUS_RETRANSMISSION) || segment.is(Judgement.FAST_RETRANSMISSION));
        if (d.summarizing() && !isSaid) {
            d.summaryAhead("[" + judgement.note() + "]");
        }
    }

    private static void label(Dissection d, String text) {
        if (d.labelling()) {
            d.label(text);
        }
    }
}
