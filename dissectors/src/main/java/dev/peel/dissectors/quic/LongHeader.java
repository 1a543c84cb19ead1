package dev.peel.dissectors.quic;

import dev.peel.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Where in a packet with a long header everything stands, RFC 9000 17.2, as far as that can be seen before its protection is removed.
 *
 * <pre>
 *  first byte | version (4) | length, destination ID | length, source ID | [varint, token] | length (varint) | number, payload
 * </pre>
 *
 * @param destinationLength how long the destination ID is, in bytes; it starts at {@link #DESTINATION_ID}
 * @param numberOffset where the packet number starts
 * @param length how long the packet is, in bytes; at most as long as what was captured
 * @param whole whether all of it was captured
 */
record LongHeader(PacketType type, long version, int destinationLength, int numberOffset, int length, boolean whole) {
    static final int DESTINATION_ID = 6;

    private static final int VERSION = 1;
    private static final int DESTINATION_LENGTH = 5;

    /** {@return the layout of the packet with a length field that {@code packet} starts with, null where that does not fit} */
    static @Nullable LongHeader of(Bytes packet) {
        if (packet.length() < DESTINATION_ID) {
            return null;
        }
        long version = packet.u32(VERSION);
        PacketType type = PacketType.of(packet.u8(0), version);
        int destinationLength = packet.u8(DESTINATION_LENGTH);
        int at = DESTINATION_ID + destinationLength;
        if (version == QuicVersion.NEGOTIATION || type == PacketType.RETRY || at >= packet.length()) {
            return null;
        }
        at += 1 + packet.u8(at);
        if (type == PacketType.INITIAL) {
            long token = Varint.peek(packet, at);
            if (token < 0 || token > packet.length()) {
                return null;
            }
            at += Varint.length(packet, at) + (int) token;
        }
        long rest = Varint.peek(packet, at);
        if (rest < 0) {
            return null;
        }
        at += Varint.length(packet, at);
        boolean whole = rest <= packet.length() - at;
        int length = whole ? at + (int) rest : packet.length();
        return new LongHeader(type, version, destinationLength, at, length, whole);
    }
}
