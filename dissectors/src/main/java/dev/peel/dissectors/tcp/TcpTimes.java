package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.flow.Flow;
import dev.peel.core.flow.FlowTimes;

/** When a segment came, told within its connection. */
final class TcpTimes {
    private static final Field TIMESTAMPS = Field.heading("tcp.timestamps", "Timestamps");
    private static final Field SINCE_FIRST =
            Field.of(FieldType.RELATIVE_TIME, "tcp.time_relative", "Time since first frame in this TCP stream");
    private static final Field SINCE_PREVIOUS =
            Field.of(FieldType.RELATIVE_TIME, "tcp.time_delta", "Time since previous frame in this TCP stream");
    static final Field[] FIELDS = {TIMESTAMPS, SINCE_FIRST, SINCE_PREVIOUS};

    private TcpTimes() {}

    /** Notes the times of a segment of {@code flow} whose header of {@code headerLength} bytes ends at the cursor. */
    static void note(Dissection d, Flow flow, int headerLength) {
        if (!d.wantsAny(FIELDS)) {
            return;
        }
        FlowTimes times = FlowTimes.next(flow, d.time());
        int mark = d.openDerived(TIMESTAMPS, -headerLength);
        d.derived(SINCE_FIRST, -headerLength, 0, times.sinceFirst());
        d.derived(SINCE_PREVIOUS, -headerLength, 0, times.sincePrevious());
        d.closeDerived(mark);
    }
}
