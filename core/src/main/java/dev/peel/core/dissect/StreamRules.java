package dev.peel.core.dissect;

/**
 * How streams are read where a capture leaves a choice. Immutable.
 *
 * @param outOfOrder whether segments that came out of order are brought into order; where not, one behind a gap is read at once, and
 *     what comes late is not read: a message that was split over it is lost. Wireshark's preference
 *     {@code tcp.reassemble_out_of_order}
 * @param contentFirst whether a protocol that knows the content goes before one that a TCP port belongs to, even later in a flow.
 *     Wireshark's preference {@code tcp.try_heuristic_first}
 */
public record StreamRules(boolean outOfOrder, boolean contentFirst) {
    /** Whatever can be found is found: for analysis. */
    public static final StreamRules THOROUGH = new StreamRules(true, true);

    /** As Wireshark 4.0 does without preferences, frame by frame. */
    public static final StreamRules WIRESHARK = new StreamRules(false, false);
}
