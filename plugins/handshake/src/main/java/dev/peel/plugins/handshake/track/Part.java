package dev.peel.plugins.handshake.track;

/** The fields that handshakes are told from, by their public names; those of TLS come last. */
enum Part {
    HARDWARE_SOURCE("eth.src"),
    IPV4_SOURCE("ip.src"),
    IPV4_DESTINATION("ip.dst"),
    IPV4_ID("ip.id"),
    IPV4_HOPS("ip.ttl"),
    IPV6_SOURCE("ipv6.src"),
    IPV6_DESTINATION("ipv6.dst"),
    IPV6_HOPS("ipv6.hlim"),
    ICMP_TYPE("icmp.type"),
    ICMP_CODE("icmp.code"),
    ICMP_MTU("icmp.mtu"),
    ICMPV6_TYPE("icmpv6.type"),
    ICMPV6_CODE("icmpv6.code"),
    ICMPV6_MTU("icmpv6.mtu"),
    SOURCE_PORT("tcp.srcport"),
    DESTINATION_PORT("tcp.dstport"),
    STREAM("tcp.stream"),
    SEGMENT_LENGTH("tcp.len"),
    SEQUENCE("tcp.seq"),
    ACKNOWLEDGMENT("tcp.ack"),
    FLAGS("tcp.flags"),
    WINDOW("tcp.window_size_value"),
    SEGMENT_SIZE("tcp.options.mss_val"),
    WINDOW_SCALE("tcp.options.wscale.shift"),
    SELECTIVE("tcp.options.sack_perm"),
    TIMESTAMP("tcp.options.timestamp.tsval"),
    FAST_OPEN("tcp.options.tfo"),
    PAYLOAD("tcp.payload"),
    RECORD_TYPE("tls.record.content_type"),
    RECORD_OPAQUE_TYPE("tls.record.opaque_type"),
    RECORD_LENGTH("tls.record.length"),
    UNKNOWN_RECORD("tls.ignored_unknown_record"),
    INVALID_LENGTH("tls.record.length.invalid"),
    MESSAGE_TYPE("tls.handshake.type"),
    MESSAGE_LENGTH("tls.handshake.length"),
    VERSION("tls.handshake.version"),
    RANDOM("tls.handshake.random"),
    SESSION_ID("tls.handshake.session_id"),
    CIPHER_SUITE("tls.handshake.ciphersuite"),
    COMPRESSION("tls.handshake.comp_method"),
    EXTENSION_TYPE("tls.handshake.extension.type"),
    EXTENSION_LENGTH("tls.handshake.extension.len"),
    EXTENSION_DATA("tls.handshake.extension.data"),
    SERVER_NAME("tls.handshake.extensions_server_name"),
    APPLICATION_PROTOCOL("tls.handshake.extensions_alpn_str"),
    SUPPORTED_VERSION("tls.handshake.extensions.supported_version"),
    GROUP("tls.handshake.extensions_supported_group"),
    KEY_SHARE("tls.handshake.extensions_key_share_group"),
    ASKED_KEY_SHARE("tls.handshake.extensions_key_share_selected_group"),
    SIGNATURE_ALGORITHM("tls.handshake.sig_hash_alg"),
    PSK_MODE("tls.extension.psk_ke_mode"),
    TICKET("tls.handshake.session_ticket"),
    TICKET_LIFETIME("tls.handshake.session_ticket_lifetime_hint"),
    CERTIFICATE("tls.handshake.certificate"),
    OCSP_RESPONSE("tls.handshake.ocsp_response"),
    NAMED_CURVE("tls.handshake.server_named_curve"),
    PRIME_LENGTH("tls.handshake.p_len"),
    FALSE_HEARTBEAT("tls.heartbeat_message.payload_length.invalid"),
    ALERT_LEVEL("tls.alert_message.level"),
    ALERT_DESCRIPTION("tls.alert_message.desc");

    private final String field;

    Part(String field) {
        this.field = field;
    }

    /** {@return whether it is part of a segment's header or of what is around that} */
    boolean isOfSegment() {
        return compareTo(RECORD_TYPE) < 0;
    }

    /** {@return the field's abbreviation} */
    String field() {
        return field;
    }
}
