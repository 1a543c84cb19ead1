package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import java.util.Arrays;

/**
 * What can be remarkable about a segment; names and words are Wireshark's.
 *
 * @param bit stands for it in a set of judgements
 * @param field stands for it in the tree
 * @param note what the packet's summary says, without its brackets
 */
record Judgement(int bit, Field field, Severity severity, String note) {
    /** A SYN over the endpoints of an older connection, or a SYN,ACK that starts with another number than the last. */
    static final Judgement REUSED_PORTS = of(
            0,
            "reused_ports",
            Severity.NOTE,
            "A new tcp session is started with the same ports as an earlier session in this trace",
            "TCP Port numbers reused");
    /** Bytes again that the other side has acknowledged. */
    static final Judgement SPURIOUS_RETRANSMISSION = of(
            1,
            "spurious_retransmission",
            Severity.NOTE,
            "This frame is a (suspected) spurious retransmission",
            "TCP Spurious Retransmission");
    /** Bytes again right after duplicate acknowledgments asked for them, RFC 5681 3.2. */
    static final Judgement FAST_RETRANSMISSION = of(
            2,
            "fast_retransmission",
            Severity.NOTE,
            "This frame is a (suspected) fast retransmission",
            "TCP Fast Retransmission");
    /** Bytes again, for whatever reason. */
    static final Judgement RETRANSMISSION =
            of(3, "retransmission", Severity.NOTE, "This frame is a (suspected) retransmission", "TCP Retransmission");
    /** Bytes that stand before others that came a moment ago. */
    static final Judgement OUT_OF_ORDER = of(
            4,
            "out_of_order",
            Severity.WARNING,
            "This frame is a (suspected) out-of-order segment",
            "TCP Out-Of-Order");
    /** Bytes before these were not seen. */
    static final Judgement LOST_SEGMENT = of(
            5,
            "lost_segment",
            Severity.WARNING,
            "Previous segment(s) not captured (common at capture start)",
            "TCP Previous segment not captured");
    /** It acknowledges bytes that were not seen. */
    static final Judgement ACK_LOST_SEGMENT = of(
            6,
            "ack_lost_segment",
            Severity.WARNING,
            "ACKed segment that wasn't captured (common at capture start)",
            "TCP ACKed unseen segment");
    /** Nothing but another window. */
    static final Judgement WINDOW_UPDATE =
            of(7, "window_update", Severity.CHAT, "TCP window update", "TCP Window Update");
    /** As many bytes as the other side's window allows. */
    static final Judgement WINDOW_FULL = of(
            8,
            "window_full",
            Severity.WARNING,
            "TCP window specified by the receiver is now completely full",
            "TCP Window Full");
    /** A last byte, or none, again without need, RFC 9293 3.8.4. */
    static final Judgement KEEP_ALIVE = of(9, "keep_alive", Severity.NOTE, "TCP keep-alive segment", "TCP Keep-Alive");
    /** The same acknowledgment as before. */
    static final Judgement DUPLICATE_ACK = of(10, "duplicate_ack", Severity.NOTE, "Duplicate ACK", "TCP Dup ACK");
    /** One byte more than the closed window allows, RFC 9293 3.8.6.1. */
    static final Judgement ZERO_WINDOW_PROBE =
            of(11, "zero_window_probe", Severity.NOTE, "TCP Zero Window Probe", "TCP ZeroWindowProbe");
    /** It wants no more bytes for now. */
    static final Judgement ZERO_WINDOW =
            of(12, "zero_window", Severity.WARNING, "TCP Zero Window segment", "TCP ZeroWindow");
    /** The answer to a probe: the window is still closed. */
    static final Judgement ZERO_WINDOW_PROBE_ACK =
            of(13, "zero_window_probe_ack", Severity.NOTE, "ACK to a TCP Zero Window Probe", "TCP ZeroWindowProbeAck");
    /** The answer to a keep-alive. */
    static final Judgement KEEP_ALIVE_ACK =
            of(14, "keep_alive_ack", Severity.NOTE, "ACK to a TCP keep-alive segment", "TCP Keep-Alive ACK");

    /** In the order in which the tree tells them. */
    static final Judgement[] ALL = {
        REUSED_PORTS,
        SPURIOUS_RETRANSMISSION,
        FAST_RETRANSMISSION,
        RETRANSMISSION,
        OUT_OF_ORDER,
        LOST_SEGMENT,
        ACK_LOST_SEGMENT,
        WINDOW_UPDATE,
        WINDOW_FULL,
        KEEP_ALIVE,
        DUPLICATE_ACK,
        ZERO_WINDOW_PROBE,
        ZERO_WINDOW,
        ZERO_WINDOW_PROBE_ACK,
        KEEP_ALIVE_ACK
    };

    private static Judgement of(int number, String name, Severity severity, String label, String note) {
        return new Judgement(1 << number, Field.group("tcp.analysis." + name, label), severity, note);
    }

    static Field[] fields() {
        return Arrays.stream(ALL).map(Judgement::field).toArray(Field[]::new);
    }
}
