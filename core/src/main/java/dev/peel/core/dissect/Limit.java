package dev.peel.core.dissect;

/** A bound on what peel keeps in memory or does for one input, with its default; users see and change them by name. */
public enum Limit {
    /** Conversations remembered at a time; beyond it, the one idle for longest is forgotten. */
    FLOWS("flows", 200_000, "conversations remembered at a time"),
    /** Names of conversations, such as QUIC's connection IDs; beyond it, the oldest is forgotten. */
    FLOW_NAMES("flow-names", 100_000, "connection IDs by which conversations are found"),
    /** Flows whose handshakes are followed to the end of the capture. */
    HANDSHAKES("handshakes", 120_000, "flows whose handshakes are followed"),
    /** Moments kept of one such flow: notable segments and TLS messages. */
    HANDSHAKE_MOMENTS("handshake-moments", 64, "segments and messages noted of each of these flows"),
    /** Bytes of certificates that such flows show, each kept once. */
    CERTIFICATE_BYTES("certificate-bytes", 8 * 1024 * 1024, "bytes of certificates that these flows show"),
    /** Flows of one of two captures that are matched. */
    MATCH_FLOWS("match-flows", 50_000, "flows of each of two captures that are matched"),
    /** Packets of one of two captures that are matched. */
    MATCH_PACKETS("match-packets", 500_000, "packets of each of two captures that are matched"),
    /** Rows of one statistic's table: conversations, endpoints, intervals, kinds of expert items. */
    STATISTIC_ROWS("statistic-rows", 200_000, "rows of a statistic's table"),
    /** Bytes of a followed stream that are kept to be shown. */
    FOLLOW_BYTES("follow-bytes", 48 * 1024 * 1024, "bytes of a followed stream that are shown"),
    /** Bytes kept for one direction of a stream while a PDU is incomplete. */
    PDU_BYTES("pdu-bytes", 16 * 1024 * 1024, "longest message that is put together from several segments, in bytes"),
    /** Bytes of segments kept for one direction of a stream while an earlier one is missing. */
    OUT_OF_ORDER_BYTES("out-of-order-bytes", 256 * 1024, "bytes kept behind a gap, for each direction of a stream"),
    /** Bytes kept for all streams together. */
    STREAM_BYTES(
            "stream-bytes",
            64 * 1024 * 1024,
            "bytes kept for incomplete messages, gaps and unacknowledged segments, all streams together"),
    /** Segments of one direction of a connection that are remembered until they are acknowledged. */
    UNACKNOWLEDGED_SEGMENTS(
            "unacknowledged-segments",
            10_000,
            "segments remembered until acknowledged, for each direction of a stream"),
    /** Datagrams of which some fragments are kept. */
    FRAGMENTED_DATAGRAMS("fragmented-datagrams", 1024, "datagrams of which fragments are kept"),
    /** Bytes kept of fragments. */
    FRAGMENT_BYTES("fragment-bytes", 16 * 1024 * 1024, "bytes of fragments kept, all datagrams together"),
    /** Requests of one flow and protocol that are remembered for their answers. */
    OPEN_REQUESTS("open-requests", 32, "requests of a flow and protocol remembered for answers"),
    /** Layers and groups within each other. */
    DEPTH("depth", 64, "layers within each other in a packet"),
    /** Fields noted for one packet. */
    FIELDS("fields", 1 << 18, "fields noted in a packet"),
    /** Failures after which a dissector is switched off for the run. */
    DISSECTOR_FAILURES("dissector-failures", 100, "failures after which a dissector is switched off"),
    /** How long a dissector may take for one frame, where plugins were loaded. */
    DISSECTOR_SECONDS(
            "dissector-seconds", 20, "seconds that a dissector may take for a frame, where plugins were loaded"),
    /** Size of a plugin's jar, unpacked. */
    PLUGIN_MEGABYTES("plugin-megabytes", 64, "size of a plugin's unpacked jar, in units of 1,048,576 bytes"),
    /** Frames of a capture that is opened to be explored. */
    OPENED_FRAMES("opened-frames", 20_000_000, "frames of an opened capture"),
    /** Size of the temporary file that a packed capture, or one from a pipe, is copied into when it is opened. */
    COPIED_MEGABYTES(
            "copied-megabytes", 16 * 1024, "size of an opened capture's unpacked copy, in units of 1,048,576 bytes"),
    /** Size of what is kept of a live capture. */
    LIVE_MEGABYTES(
            "live-megabytes", 512, "size of what the prompt keeps of a live capture, in units of 1,048,576 bytes"),
    /** Characters that a pattern of a filter may look at for one value, each time counted. */
    FILTER_STEPS("filter-steps", 1_000_000, "characters looked at by a filter's pattern for one value"),
    /** How long a script may run. */
    SCRIPT_SECONDS("script-seconds", 24 * 60 * 60, "seconds that a script may run"),
    /** Memory at which a script is ended, that of the rest of the program included. */
    SCRIPT_MEGABYTES("script-megabytes", 640, "memory at which a script is ended, in units of 1,048,576 bytes"),
    /** Captures that scripts have open at a time. */
    SCRIPT_CAPTURES("script-captures", 16, "captures that scripts have open at a time"),
    /** Passes over captures that scripts have under way at a time. */
    SCRIPT_PASSES("script-passes", 8, "passes that scripts have under way before the first of them rests"),
    /** Fields kept of packets that scripts look at outside of a pass. */
    SCRIPT_FIELDS("script-fields", 1 << 17, "fields kept of packets that scripts look at again"),
    /** How long a dissector in JavaScript may take for one call. */
    SCRIPT_CALL_MILLISECONDS(
            "script-call-milliseconds", 2000, "milliseconds that a call of a dissector in JavaScript may take"),
    /** Characters that dissectors in JavaScript remember on one flow. */
    SCRIPT_STATE("script-state", 1 << 12, "characters that a JavaScript dissector keeps of one flow"),
    /** Characters that dissectors in JavaScript remember on all flows together. */
    SCRIPT_STATES("script-states", 1 << 24, "characters that JavaScript dissectors keep of all flows");

    private final String label;
    private final int defaultValue;
    private final String description;

    Limit(String label, int defaultValue, String description) {
        this.label = label;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** {@return the name that users type} */
    public String label() {
        return label;
    }

    /** {@return the value when nobody says otherwise} */
    public int defaultValue() {
        return defaultValue;
    }

    /** {@return what is bounded, in a few words} */
    public String description() {
        return description;
    }
}
