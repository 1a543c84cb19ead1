package dev.peel.dissectors.quic;

/** The kinds of packets with a long header, RFC 9000 17.2; their order is that of their numbers in version 1. */
enum PacketType {
    INITIAL("Initial"),
    ZERO_RTT("0-RTT"),
    HANDSHAKE("Handshake"),
    RETRY("Retry");

    private static final PacketType[] ALL = values();

    private final String label;

    PacketType(String label) {
        this.label = label;
    }

    /** {@return the kind of packet that starts with {@code firstByte}} */
    static PacketType of(int firstByte, long version) {
        int number = firstByte >> 4 & 3;
        // RFC 9369 3.2: version 2 counts on by one.
        return ALL[QuicVersion.hasTypesOfV2(version) ? number + 3 & 3 : number];
    }

    String label() {
        return label;
    }
}
