package dev.peel.plugins.handshake;

/** The fields that handshakes are told from, by their public names. */
enum Part {
    TIME("frame.time_epoch"),
    IPV4_SOURCE("ip.src"),
    IPV4_DESTINATION("ip.dst"),
    IPV6_SOURCE("ipv6.src"),
    IPV6_DESTINATION("ipv6.dst"),
    SOURCE_PORT("tcp.srcport"),
    DESTINATION_PORT("tcp.dstport"),
    STREAM("tcp.stream"),
    SEGMENT_LENGTH("tcp.len"),
    SEQUENCE("tcp.seq"),
    FLAGS("tcp.flags"),
    RECORD_TYPE("tls.record.content_type"),
    RECORD_OPAQUE_TYPE("tls.record.opaque_type"),
    RECORD_LENGTH("tls.record.length"),
    MESSAGE_TYPE("tls.handshake.type"),
    VERSION("tls.handshake.version"),
    RANDOM("tls.handshake.random"),
    SESSION_ID("tls.handshake.session_id"),
    CIPHER_SUITE("tls.handshake.ciphersuite"),
    EXTENSION_TYPE("tls.handshake.extension.type"),
    EXTENSION_LENGTH("tls.handshake.extension.len"),
    SERVER_NAME("tls.handshake.extensions_server_name"),
    APPLICATION_PROTOCOL("tls.handshake.extensions_alpn_str"),
    SUPPORTED_VERSION("tls.handshake.extensions.supported_version"),
    SELECTED_IDENTITY("tls.handshake.extensions.psk.identity.selected"),
    ALERT_LEVEL("tls.alert_message.level"),
    ALERT_DESCRIPTION("tls.alert_message.desc");

    private final String field;

    Part(String field) {
        this.field = field;
    }

    /** {@return the field's abbreviation} */
    String field() {
        return field;
    }
}
