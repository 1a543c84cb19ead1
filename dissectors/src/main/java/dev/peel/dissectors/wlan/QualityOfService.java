package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.TruthNames;

/**
 * The QoS control field of data frames, IEEE 802.11 9.2.4.5, whose low byte comes first.
 *
 * <pre>
 *  traffic identifier (4) | end of service period, or what the upper byte is (1) | acknowledgment policy (2) | A-MSDU (1)
 *  by who sends it: transmission opportunity limit, buffer state, duration requested or queue size (8)
 * </pre>
 */
final class QualityOfService {
    static final int AGGREGATE = 0x0080;

    private static final int LENGTH = 2; // bytes
    private static final int BIT_4 = 0x0010;
    private static final int STATE_INDICATED = 0x0200;
    private static final int MESH_CONTROL = 0x0100; // of frames between mesh stations, 9.2.4.5.9
    private static final int POLL = 0x2; // of the subtype, 9.2.4.1.3
    private static final int QUEUE_UNIT = 256; // bytes, 9.2.4.5.6
    private static final int LOAD_UNIT = 4096; // bytes, 9.2.4.5.8
    private static final int MOST_LOAD = 15;
    private static final int LARGE_QUEUE = 254;
    private static final int UNKNOWN_QUEUE = 255;

    private static final Field CONTROL =
            Field.uint("wlan.qos", 16, "Qos Control").hex();
    private static final Field IDENTIFIER =
            Field.uint("wlan.qos.tid", 16, "TID").mask(0x000f);
    private static final Field PRIORITY = Field.uint("wlan.qos.priority", 16, "Priority")
            .mask(0x0007)
            .values(Values.of(
                    0,
                    "Best Effort (Best Effort)",
                    1,
                    "Background (Background)",
                    2,
                    "Spare (Background)",
                    3,
                    "Excellent Effort (Best Effort)",
                    4,
                    "Controlled Load (Video)",
                    5,
                    "Video (Video)",
                    6,
                    "Voice (Voice)",
                    7,
                    "Network Control (Voice)"));
    private static final Field SERVICE_PERIOD = Field.flag("wlan.qos.eosp", 16, BIT_4, "EOSP")
            .values(Values.of(0, "Service period", 1, "End of service period"));
    private static final Field MEANING = Field.flag("wlan.qos.bit4", 16, BIT_4, "QoS bit 4")
            .values(Values.of(
                    0,
                    "Bits 8-15 of QoS Control field are TXOP Duration Requested",
                    1,
                    "Bits 8-15 of QoS Control field are Queue Size"));
    private static final Field ACKNOWLEDGMENT = Field.uint("wlan.qos.ack", 16, "Ack Policy")
            .mask(0x0060)
            .hex()
            .values(Values.of(0, "Normal Ack", 1, "No Ack", 2, "No explicit acknowledgment", 3, "Block Ack"));
    private static final Field AGGREGATED = Field.flag("wlan.qos.amsdupresent", 16, AGGREGATE, "Payload Type")
            .values(Values.of(0, "MSDU", 1, "A-MSDU"));
    private static final Field OPPORTUNITY_LIMIT =
            Field.uint("wlan.qos.txop_limit", 16, "TXOP Limit").mask(0xff00);
    private static final Field BUFFER_STATE = Field.uint("wlan.qos.ps_buf_state", 16, "QAP PS Buffer State")
            .mask(0xff00)
            .hex();
    private static final Field INDICATED = Field.flag(
                    "wlan.qos.buf_state_indicated", 16, STATE_INDICATED, "Buffer State Indicated")
            .values(TruthNames.YES_NO);
    private static final Field HIGHEST = Field.uint("wlan.qos.highest_pri_buf_ac", 16, "Highest-Priority Buffered AC")
            .mask(0x0c00)
            .values(Values.of(0, "Best Effort", 1, "Background", 2, "Video", 3, "Voice"));
    private static final Field LOAD =
            Field.uint("wlan.qos.qap_buf_load", 16, "QAP Buffered Load").mask(0xf000);
    private static final Field DURATION =
            Field.uint("wlan.qos.txop_dur_req", 16, "TXOP Duration Requested").mask(0xff00);
    private static final Field QUEUE =
            Field.uint("wlan.qos.queue_size", 16, "Queue Size").mask(0xff00);
    static final Field[] FIELDS = {
        CONTROL,
        IDENTIFIER,
        PRIORITY,
        SERVICE_PERIOD,
        MEANING,
        ACKNOWLEDGMENT,
        AGGREGATED,
        OPPORTUNITY_LIMIT,
        BUFFER_STATE,
        INDICATED,
        HIGHEST,
        LOAD,
        DURATION,
        QUEUE
    };

    private QualityOfService() {}

    /**
     * Reads the field of a frame.
     *
     * @param subtype the frame's subtype
     * @param flags its flags, which say whether the distribution system sends it
     * @return the field
     */
    static int read(Dissection d, int subtype, int flags) {
        boolean isFromAccessPoint = (flags & FrameControl.FROM_DISTRIBUTION) != 0;
        int control = d.peekU8(1) << 8 | d.peekU8(0);
        int mark = d.open(CONTROL, LENGTH, control);
        d.part(IDENTIFIER, LENGTH, control);
        d.derived(PRIORITY, 0, LENGTH, control & 0x0007);
        d.part(isFromAccessPoint ? SERVICE_PERIOD : MEANING, LENGTH, control);
        d.part(ACKNOWLEDGMENT, LENGTH, control);
        d.part(AGGREGATED, LENGTH, control);
        if (!isFromAccessPoint) {
            readRequest(d, control);
        } else if ((subtype & POLL) != 0) {
            d.part(OPPORTUNITY_LIMIT, LENGTH, control);
        } else if (!isMesh(flags, control)) {
            readBufferState(d, control);
        }
        d.skip(LENGTH);
        d.close(mark);
        return control;
    }

    /** {@return whether the mesh's own header comes before the payload of a frame with these flags and this QoS control} */
    static boolean isMesh(int flags, int control) {
        return FrameControl.isRelayed(flags) && (control & MESH_CONTROL) != 0;
    }

    private static void readRequest(Dissection d, int control) {
        int value = control >> 8;
        boolean isQueue = (control & BIT_4) != 0;
        d.part(isQueue ? QUEUE : DURATION, LENGTH, control);
        if (d.labelling()) {
            d.label(BitText.of(control, 0xff00) + " = "
                    + (isQueue
                            ? "Queue Size: " + value + " (" + queue(value) + ")"
                            : "TXOP Duration Requested: " + value + (value == 0 ? " (no TXOP requested)" : "")));
        }
    }

    private static String queue(int value) {
        return switch (value) {
            case UNKNOWN_QUEUE -> "unspecified or unknown";
            case LARGE_QUEUE -> "more than " + (LARGE_QUEUE - 1) * QUEUE_UNIT + " bytes";
            default -> value * QUEUE_UNIT + " bytes";
        };
    }

    private static void readBufferState(Dissection d, int control) {
        int mark = d.openPart(BUFFER_STATE, 0, LENGTH, control);
        d.part(INDICATED, LENGTH, control);
        if ((control & STATE_INDICATED) != 0) {
            d.part(HIGHEST, LENGTH, control);
            d.part(LOAD, LENGTH, control);
            if (d.labelling()) {
                int load = control >> 12;
                d.label(BitText.of(control, 0xf000) + " = QAP Buffered Load: " + load + " (" + load(load) + ")");
            }
        }
        d.closeDerived(mark);
    }

    private static String load(int value) {
        return switch (value) {
            case 0 -> "no buffered traffic";
            case MOST_LOAD -> "greater than " + (MOST_LOAD - 1) * LOAD_UNIT + " octets";
            default -> value * LOAD_UNIT + " octets";
        };
    }
}
