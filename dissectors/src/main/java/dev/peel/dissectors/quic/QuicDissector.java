package dev.peel.dissectors.quic;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/**
 * QUIC: version 1 (RFC 9000), version 2 (RFC 9369) and their drafts; a datagram holds one packet or several, RFC 9000 12.2.
 *
 * <p>No port says that a datagram is QUIC: a flow is when one of its packets has a long header of a known version. Initial packets
 * are opened and their handshake is handed to TLS; of all other packets the header is read.
 */
public final class QuicDissector implements HeuristicDissector {
    // Hot path: a packet with a short header allocates nothing.

    private static final int LONG = 0x80;
    private static final int FIXED = 0x40;
    private static final int LONGEST_ID = 20; // bytes, RFC 9000 17.2
    private static final int SHORTEST_LONG_HEADER = 7; // bytes
    private static final int SUPPORTED_VERSION_LENGTH = 4; // bytes
    private static final int MAX_PACKETS = 32; // in one datagram; more than six kinds of packets there are not

    @Override
    public Protocol protocol() {
        return QuicProtocol.QUIC;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(CryptoStream.HANDSHAKES);
        registrar.preference(InitialPackets.GREASED_AS_V1);
        registrar.heuristic("udp.port", 50, this);
    }

    @Override
    public boolean recognizes(Bytes payload) {
        if (payload.length() < SHORTEST_LONG_HEADER || (payload.u8(0) & LONG) == 0) {
            return false;
        }
        long version = payload.u32(1);
        int destinationLength = payload.u8(LongHeader.DESTINATION_ID - 1);
        int sourceAt = LongHeader.DESTINATION_ID + destinationLength;
        if (destinationLength > LONGEST_ID || sourceAt >= payload.length() || payload.u8(sourceAt) > LONGEST_ID) {
            return false;
        }
        int rest = payload.length() - sourceAt - 1 - payload.u8(sourceAt);
        if (version == QuicVersion.NEGOTIATION) {
            return rest >= SUPPORTED_VERSION_LENGTH
                    && rest % SUPPORTED_VERSION_LENGTH == 0
                    && QuicVersion.isPlausible(payload.u32(payload.length() - rest));
        }
        return (payload.u8(0) & FIXED) != 0 && rest > 0 && QuicVersion.isPlausible(version);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.labelling()) {
            d.labelLayer("QUIC IETF");
        }
        d.rejoin();
        boolean mayStart = true;
        for (int packets = 0; d.remaining() > 0; packets++) {
            int first = d.peekU8(0);
            if (packets > 0 && first == 0 || packets == MAX_PACKETS) {
                d.bytes(QuicProtocol.COALESCED_PADDING, d.remaining());
            } else if ((first & LONG) == 0) {
                readShort(d);
            } else {
                mayStart = readLong(d, mayStart);
            }
        }
    }

    private static boolean readLong(Dissection d, boolean mayStart) {
        LongHeader header = LongHeader.of(d.rest());
        d.generated(QuicProtocol.PACKET_LENGTH, header == null ? d.remaining() : header.length());
        d.peek(QuicProtocol.HEADER_FORM);
        if (LongHeaders.isNegotiation(d)) {
            LongHeaders.readNegotiation(d);
            return mayStart;
        }
        PacketType type = PacketType.of(d.peekU8(0), d.peekU32(1));
        if (type == PacketType.RETRY) {
            LongHeaders.readRetry(d);
            return mayStart;
        }
        if (type != PacketType.INITIAL || header == null || !InitialPackets.matters(d, header)) {
            LongHeaders.readPacket(d, type, null, false);
            return mayStart;
        }
        OpenedPacket opened = InitialPackets.open(d, header, mayStart);
        LongHeaders.readPacket(d, type, opened, header.whole() && opened == null);
        return mayStart && opened != null;
    }

    /** The rest of the datagram is one packet, of which only the header can be read. */
    private static void readShort(Dissection d) {
        d.generated(QuicProtocol.PACKET_LENGTH, d.remaining());
        int mark = d.open(QuicProtocol.SHORT);
        d.peek(QuicProtocol.HEADER_FORM);
        d.peek(LongHeaders.FIXED_BIT);
        d.peek(QuicProtocol.SPIN_BIT);
        d.skip(1);
        int length = KnownIds.lengthHere(d);
        if (d.summarizing()) {
            String destination = length > 0 ? ", DCID=" + LongHeaders.hex(d, length) : "";
            d.summary(QuicProtocol.QUIC, "Protected Payload (KP0)" + destination);
        }
        if (length > 0) {
            d.bytes(QuicProtocol.DESTINATION_ID, length);
        }
        d.close(mark);
        if (d.remaining() > 0) {
            d.bytes(QuicProtocol.REMAINING, d.remaining());
        }
    }
}
