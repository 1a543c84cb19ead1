package dev.peel.dissectors.icmp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The Internet Control Message Protocol for IPv6, RFC 4443.
 *
 * <pre>
 *  type | code | checksum
 *     by type and code
 * </pre>
 */
public final class Icmpv6Dissector implements Dissector {
    private static final int UNREACHABLE = 1;
    private static final int PACKET_TOO_BIG = 2;
    private static final int TIME_EXCEEDED = 3;
    private static final int PARAMETER_PROBLEM = 4;
    private static final int ECHO_REQUEST = 128;
    private static final int ECHO_REPLY = 129;
    private static final int LISTENER_QUERY = 130; // RFC 2710, RFC 9777
    private static final int LISTENER_REPORT = 131;
    private static final int LISTENER_DONE = 132;
    private static final int ROUTER_SOLICITATION = 133; // RFC 4861
    private static final int ROUTER_ADVERTISEMENT = 134;
    private static final int NEIGHBOR_SOLICITATION = 135;
    private static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int REDIRECT = 137;
    private static final int NODE_QUERY = 139; // RFC 4620
    private static final int NODE_REPLY = 140;
    private static final int LISTENER_REPORT_2 = 143; // RFC 9777
    private static final int IPV6 = 41; // of ip.proto
    private static final int NONCE_LENGTH = 4; // bytes
    private static final long TEREDO_PREFIX = 0x20010000; // RFC 4380 2.6
    private static final int TEREDO_SHIFT = 32; // bits of the address's upper half behind that prefix

    private static final Values TYPES = NamedValues.of("icmpv6-types.tsv");
    private static final Values CODES = NamedValues.of("icmpv6-codes.tsv");
    private static final Field TYPE = Field.uint("icmpv6.type", 8, "Type").values(TYPES);
    private static final Field CODE = Field.uint("icmpv6.code", 8, "Code");
    private static final Field CHECKSUM =
            Field.uint("icmpv6.checksum", 16, "Checksum").hex();
    private static final Field NONCE = Field.bytes("icmpv6.nonce", "Nonce");
    static final Field RESERVED = Field.bytes("icmpv6.reserved", "Reserved");
    private static final Field DATA = Field.bytes("icmpv6.data", "Data");
    private static final Field LENGTH = Field.uint("icmpv6.length", 8, "Length of original datagram");
    private static final Field MTU = Field.uint("icmpv6.mtu", 32, "MTU");
    private static final Field POINTER = Field.uint("icmpv6.pointer", 32, "Pointer");
    private static final Field IDENTIFIER =
            Field.uint("icmpv6.echo.identifier", 16, "Identifier").hex();
    private static final Field SEQUENCE = Field.uint("icmpv6.echo.sequence_number", 16, "Sequence");
    private static final Protocol ICMPV6 = Protocol.of(
            "icmpv6",
            "ICMPv6",
            "Internet Control Message Protocol v6",
            Stream.of(
                            Stream.of(
                                    TYPE,
                                    CODE,
                                    CHECKSUM,
                                    RESERVED,
                                    NONCE,
                                    DATA,
                                    LENGTH,
                                    MTU,
                                    POINTER,
                                    IDENTIFIER,
                                    SEQUENCE),
                            NeighborDiscovery.fields(),
                            NeighborOptions.fields(),
                            MulticastListeners.fields(),
                            NodeInformation.fields())
                    .flatMap(fields -> fields)
                    .toArray(Field[]::new));

    @Override
    public Protocol protocol() {
        return ICMPV6;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(IcmpDissector.ICMP);
        registrar.table(IcmpDissector.PROTOCOLS);
        registrar.bind("ip.proto", 58, this);
    }

    @Override
    public void dissect(Dissection d) {
        int type = d.u8(TYPE);
        int code = d.u8(CODE);
        String name = CODES.name(type << 8 | code);
        if (d.labelling() && name != null) {
            d.label("Code: " + code + " (" + name + ")");
        }
        d.u16(CHECKSUM);
        if (d.summarizing()) {
            d.summary(ICMPV6, TYPES.name(type, "Unknown") + (name == null ? "" : " (" + name + ")"));
        }
        switch (type) {
            case UNREACHABLE, TIME_EXCEEDED -> readError(d);
            case PACKET_TOO_BIG -> {
                d.u32(MTU);
                IcmpExtensions.quote(d, IPV6, d.remaining());
            }
            case PARAMETER_PROBLEM -> {
                d.u32(POINTER);
                IcmpExtensions.quote(d, IPV6, d.remaining());
            }
            case ECHO_REQUEST, ECHO_REPLY -> readEcho(d);
            case LISTENER_QUERY -> MulticastListeners.readQuery(d);
            case LISTENER_REPORT, LISTENER_DONE -> MulticastListeners.readReport(d);
            case LISTENER_REPORT_2 -> MulticastListeners.readRecords(d);
            case ROUTER_SOLICITATION -> NeighborDiscovery.readRouterSolicitation(d);
            case ROUTER_ADVERTISEMENT -> NeighborDiscovery.readRouterAdvertisement(d);
            case NEIGHBOR_SOLICITATION -> NeighborDiscovery.readNeighborSolicitation(d);
            case NEIGHBOR_ADVERTISEMENT -> NeighborDiscovery.readNeighborAdvertisement(d);
            case REDIRECT -> NeighborDiscovery.readRedirect(d);
            case NODE_QUERY, NODE_REPLY -> NodeInformation.read(d, type == NODE_REPLY, code);
            default -> {
                d.expert(Severity.NOTE, ExpertGroup.UNDECODED, "ICMPv6 type " + type + " is not decoded");
                d.bytes(DATA, d.remaining());
            }
        }
    }

    private static void readError(Dissection d) {
        int units = d.peekU8(0);
        if (units == 0) {
            d.bytes(RESERVED, 4);
        } else {
            // RFC 4884 4.4: in units of 8 bytes.
            d.u8(LENGTH);
            d.bytes(RESERVED, 3);
        }
        IcmpExtensions.quoteExtended(d, IPV6, units * 8);
    }

    private static void readEcho(Dissection d) {
        int identifier = d.u16(IDENTIFIER);
        int sequence = d.u16(SEQUENCE);
        if (d.summarizing()) {
            String id = HexFormat.of().toHexDigits((short) identifier);
            d.summaryAppend(" id=0x" + id + ", seq=" + sequence + ", hop limit=" + d.hops());
        }
        // RFC 4380 5.2.9: a Teredo client pings a host directly with a nonce, to hear whether the answer is the host's.
        boolean isTest = d.remaining() == NONCE_LENGTH
                && (d.endpoints().sourceHigh() >>> TEREDO_SHIFT == TEREDO_PREFIX
                        || d.endpoints().destinationHigh() >>> TEREDO_SHIFT == TEREDO_PREFIX);
        if (isTest) {
            d.bytes(NONCE, NONCE_LENGTH);
        } else {
            d.data();
        }
    }
}
