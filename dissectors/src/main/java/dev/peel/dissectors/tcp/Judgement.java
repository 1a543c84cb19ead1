package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import java.util.Arrays;

/** What can be remarkable about a segment, in the order in which the tree tells it; names and words are Wireshark's. */
enum Judgement {
    /** A SYN over the endpoints of an older connection, or a SYN,ACK that starts with another number than the last. */
    REUSED_PORTS(
            "reused_ports",
            Severity.NOTE,
            "A new tcp session is started with the same ports as an earlier session in this trace",
            "TCP Port numbers reused"),
    /** Bytes again that the other side has acknowledged. */
    SPURIOUS_RETRANSMISSION(
            "spurious_retransmission",
            Severity.NOTE,
            "This frame is a (suspected) spurious retransmission",
            "TCP Spurious Retransmission"),
    /** Bytes again right after duplicate acknowledgments asked for them, RFC 5681 3.2. */
    FAST_RETRANSMISSION(
            "fast_retransmission",
            Severity.NOTE,
            "This frame is a (suspected) fast retransmission",
            "TCP Fast Retransmission"),
    /** Bytes again, for whatever reason. */
    RETRANSMISSION(
            "retransmission", Severity.NOTE, "This frame is a (suspected) retransmission", "TCP Retransmission"),
    /** Bytes that stand before others that came a moment ago. */
    OUT_OF_ORDER(
            "out_of_order",
            Severity.WARNING,
            "This frame is a (suspected) out-of-order segment",
            "TCP Out-Of-Order"),
    /** Bytes before these were not seen. */
    LOST_SEGMENT(
            "lost_segment",
            Severity.WARNING,
            "Previous segment(s) not captured (common at capture start)",
            "TCP Previous segment not captured"),
    /** It acknowledges bytes that were not seen. */
    ACK_LOST_SEGMENT(
            "ack_lost_segment",
            Severity.WARNING,
            "ACKed segment that wasn't captured (common at capture start)",
            "TCP ACKed unseen segment"),
    /** Nothing but another window. */
    WINDOW_UPDATE("window_update", Severity.CHAT, "TCP window update", "TCP Window Update"),
    /** As many bytes as the other side's window allows. */
    WINDOW_FULL(
            "window_full",
            Severity.WARNING,
            "TCP window specified by the receiver is now completely full",
            "TCP Window Full"),
    /** A last byte, or none, again without need, RFC 9293 3.8.4. */
    KEEP_ALIVE("keep_alive", Severity.NOTE, "TCP keep-alive segment", "TCP Keep-Alive"),
    /** The same acknowledgment as before. */
    DUPLICATE_ACK("duplicate_ack", Severity.NOTE, "Duplicate ACK", "TCP Dup ACK"),
    /** One byte more than the closed window allows, RFC 9293 3.8.6.1. */
    ZERO_WINDOW_PROBE("zero_window_probe", Severity.NOTE, "TCP Zero Window Probe", "TCP ZeroWindowProbe"),
    /** It wants no more bytes for now. */
    ZERO_WINDOW("zero_window", Severity.WARNING, "TCP Zero Window segment", "TCP ZeroWindow"),
    /** The answer to a probe: the window is still closed. */
    ZERO_WINDOW_PROBE_ACK(
            "zero_window_probe_ack",
            Severity.NOTE,
            "ACK to a TCP Zero Window Probe",
            "TCP ZeroWindowProbeAck"),
    /** The answer to a keep-alive. */
    KEEP_ALIVE_ACK("keep_alive_ack", Severity.NOTE, "ACK to a TCP keep-alive segment", "TCP Keep-Alive ACK");

    /** In the order of the tree; not to be changed. */
    static final Judgement[] ALL = values();

    private final Field field;
    private final Severity severity;
    private final String note;

    Judgement(String name, Severity severity, String label, String note) {
        field = Field.group("tcp.analysis." + name, label);
        this.severity = severity;
        this.note = note;
    }

    static Field[] fields() {
        return Arrays.stream(ALL).map(Judgement::field).toArray(Field[]::new);
    }

    int bit() {
        return 1 << ordinal();
    }

    Field field() {
        return field;
    }

    Severity severity() {
        return severity;
    }

    /** {@return what the packet's summary says, without its brackets} */
    String note() {
        return note;
    }
}
