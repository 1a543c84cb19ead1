package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;

/**
 * The IPv6 routing header, RFC 8200 4.4, with the types of RFC 5095, 6275, 6554, 8754 and 9631.
 *
 * <pre>
 *  next header | length | type | segments left | by type
 * </pre>
 */
final class Ipv6RoutingHeader extends Ipv6ExtensionHeader {
    private static final int FIXED_LENGTH = 4; // bytes
    private static final int ADDRESS_LENGTH = 16; // bytes
    private static final int SOURCE_ROUTE = 0; // RFC 5095
    private static final int MOBILE = 2; // RFC 6275 6.4
    private static final int RPL = 3; // RFC 6554 3
    private static final int SEGMENT = 4; // RFC 8754 2
    private static final int COMPACT_16 = 5; // RFC 9631
    private static final int COMPACT_32 = 6;

    private static final Field NEXT_HEADER =
            Field.uint("ipv6.routing.nxt", 8, "Next Header").values(IpProtocols.NAMES);
    private static final Field LENGTH = Field.uint("ipv6.routing.len", 8, "Length");
    private static final Field LENGTH_OCTETS = Field.uint("ipv6.routing.len_oct", 16, "Length");
    private static final Values TYPES = NamedValues.of("ipv6-routing-types.tsv");
    private static final Field TYPE = Field.uint("ipv6.routing.type", 8, "Type").values(TYPES);
    private static final Field SEGMENTS_LEFT = Field.uint("ipv6.routing.segleft", 8, "Segments Left");
    private static final Field UNKNOWN = Field.bytes("ipv6.routing.unknown_data", "Type-Specific Data");
    private static final Field SOURCE_RESERVED = Field.bytes("ipv6.routing.src.reserved", "Reserved");
    private static final Field SOURCE_ADDRESS = Field.ipv6("ipv6.routing.src.addr", "Address");
    private static final Field MOBILE_RESERVED = Field.bytes("ipv6.routing.mipv6.reserved", "Reserved");
    private static final Field HOME_ADDRESS = Field.ipv6("ipv6.routing.mipv6.home_address", "Home Address");
    private static final Field LAST_ENTRY = Field.uint("ipv6.routing.srh.last_entry", 8, "Last Entry");
    private static final Field FLAGS =
            Field.uint("ipv6.routing.srh.flags", 8, "Flags").hex();
    private static final Field TAG = Field.bytes("ipv6.routing.srh.tag", "Tag");
    private static final Field SEGMENT_ADDRESS = Field.ipv6("ipv6.routing.srh.addr", "Address");
    private static final Field CURRENT_16 = Field.uint("ipv6.routing.crh16.current_sid", 16, "Current SID");
    private static final Field CURRENT_32 = Field.uint("ipv6.routing.crh32.current_sid", 32, "Current SID");
    private static final Field SID_16 = Field.uint("ipv6.routing.crh16.sid", 16, "Segment ID");
    private static final Field SID_32 = Field.uint("ipv6.routing.crh32.sid", 32, "Segment ID");
    private static final Protocol PROTOCOL = Protocol.of(
            "ipv6.routing",
            "IPv6 Routing",
            "Routing Header for IPv6",
            Stream.concat(
                            Stream.of(
                                    NEXT_HEADER,
                                    LENGTH,
                                    LENGTH_OCTETS,
                                    TYPE,
                                    SEGMENTS_LEFT,
                                    UNKNOWN,
                                    SOURCE_RESERVED,
                                    SOURCE_ADDRESS,
                                    MOBILE_RESERVED,
                                    HOME_ADDRESS,
                                    LAST_ENTRY,
                                    FLAGS,
                                    TAG,
                                    SEGMENT_ADDRESS,
                                    CURRENT_16,
                                    CURRENT_32,
                                    SID_16,
                                    SID_32),
                            Ipv6RplRoute.fields())
                    .toArray(Field[]::new));

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    int read(Dissection d) {
        int next = d.u8(NEXT_HEADER);
        int length = d.u8(LENGTH);
        int octets = (length + 1) * UNIT;
        d.generated(LENGTH_OCTETS, octets);
        int type = d.u8(TYPE);
        if (type == SOURCE_ROUTE) {
            d.expert(Severity.NOTE, ExpertGroup.DEPRECATED, "Routing header type is deprecated");
        }
        int segmentsLeft = d.u8(SEGMENTS_LEFT);
        int end = d.position() + octets - FIXED_LENGTH;
        switch (type) {
            case SOURCE_ROUTE -> {
                d.bytes(SOURCE_RESERVED, 4);
                readAddresses(d, SOURCE_ADDRESS, end);
                arriveAt(d, segmentsLeft, -ADDRESS_LENGTH);
            }
            case MOBILE -> {
                d.bytes(MOBILE_RESERVED, 4);
                d.ipv6(HOME_ADDRESS);
                arriveAt(d, segmentsLeft, -ADDRESS_LENGTH);
            }
            case RPL -> Ipv6RplRoute.read(d, end);
            case SEGMENT -> readSegments(d, end, segmentsLeft);
            case COMPACT_16 -> readIdentifiers(d, CURRENT_16, SID_16, 2, segmentsLeft, end);
            case COMPACT_32 -> readIdentifiers(d, CURRENT_32, SID_32, 4, segmentsLeft, end);
            default -> d.bytes(UNKNOWN, end - d.position());
        }
        d.skip(end - d.position());
        return next;
    }

    private static void readAddresses(Dissection d, Field address, int end) {
        while (end - d.position() >= ADDRESS_LENGTH) {
            d.ipv6(address);
        }
    }

    private static void readSegments(Dissection d, int end, int segmentsLeft) {
        int lastEntry = d.u8(LAST_ENTRY);
        d.u8(FLAGS);
        d.bytes(TAG, 2);
        // RFC 8754 2: the segments stand in reverse, the first is where the packet goes in the end.
        for (int entry = 0; entry <= lastEntry && end - d.position() >= ADDRESS_LENGTH; entry++) {
            d.ipv6(SEGMENT_ADDRESS);
            if (entry == 0) {
                arriveAt(d, segmentsLeft, -ADDRESS_LENGTH);
            }
        }
    }

    private static void readIdentifiers(
            Dissection d, Field current, Field identifier, int width, int segmentsLeft, int end) {
        int count = (end - d.position()) / width;
        for (int i = 0; i < count; i++) {
            d.uint(i == segmentsLeft ? current : identifier, width);
        }
    }

    /** Makes the address {@code at} bytes from here the packet's destination, which it is for those that speak end to end. */
    private static void arriveAt(Dissection d, int segmentsLeft, int at) {
        if (segmentsLeft > 0) {
            d.ipv6Destination(at);
        }
    }
}
