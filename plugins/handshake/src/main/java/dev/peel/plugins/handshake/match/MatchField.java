package dev.peel.plugins.handshake.match;

/** The fields that packets are matched by, by their public names. */
enum MatchField {
    FRAME("frame.number"),
    TIME("frame.time_epoch"),
    IPV4_SOURCE("ip.src"),
    IPV4_DESTINATION("ip.dst"),
    IPV4_HOPS("ip.ttl"),
    IPV6_SOURCE("ipv6.src"),
    IPV6_DESTINATION("ipv6.dst"),
    IPV6_HOPS("ipv6.hlim"),
    SOURCE_PORT("tcp.srcport"),
    DESTINATION_PORT("tcp.dstport"),
    STREAM("tcp.stream"),
    LENGTH("tcp.len"),
    SEQUENCE("tcp.seq_raw"),
    ACKNOWLEDGMENT("tcp.ack_raw"),
    FLAGS("tcp.flags"),
    SEGMENT_SIZE("tcp.options.mss_val"),
    WINDOW_SCALE("tcp.options.wscale.shift"),
    SELECTIVE("tcp.options.sack_perm"),
    TIMESTAMP("tcp.options.timestamp.tsval"),
    PAYLOAD("tcp.payload"),
    MESSAGE("tls.handshake"),
    MESSAGE_TYPE("tls.handshake.type"),
    RANDOM("tls.handshake.random"),
    SERVER_NAME("tls.handshake.extensions_server_name");

    private final String abbreviation;

    MatchField(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    /** {@return the field's abbreviation} */
    String abbreviation() {
        return abbreviation;
    }
}
