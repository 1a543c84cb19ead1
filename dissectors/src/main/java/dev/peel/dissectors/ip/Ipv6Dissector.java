package dev.peel.dissectors.ip;

import dev.peel.core.bytes.AddressText;
import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.PassingDissector;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;

/**
 * The Internet Protocol, version 6, RFC 8200.
 *
 * <pre>
 *  version | traffic class |           flow label
 *        payload length          |  next header  |  hop limit
 *                       source address (16)
 *                     destination address (16)
 * </pre>
 */
public final class Ipv6Dissector implements PassingDissector {
    static final int HEADER_LENGTH = 40; // bytes, RFC 8200 3
    static final int VERSION_NUMBER = 6;
    private static final int LENGTH_AT = 4; // bytes, where the payload's length is in the header
    private static final int NEXT_AT = 6; // bytes
    private static final int ADDRESS_LENGTH = 16; // bytes
    private static final int SOURCE_AT = 8; // bytes, where the source address is in the header
    private static final int DESTINATION_AT = 24; // bytes

    private static final Field VERSION = Field.uint("ipv6.version", 8, "Version");
    private static final Field TRAFFIC_CLASS =
            Field.uint("ipv6.tclass", 32, "Traffic Class").mask(0x0ff0_0000).hex();
    private static final Field DSCP = Field.uint("ipv6.tclass.dscp", 32, "Differentiated Services Codepoint")
            .mask(0x0fc0_0000)
            .values(NamedValues.of("ip-dscp.tsv"));
    private static final Field ECN = Field.uint("ipv6.tclass.ecn", 32, "Explicit Congestion Notification")
            .mask(0x0030_0000)
            .values(NamedValues.of("ip-ecn.tsv"));
    private static final Field[] CLASS_PARTS = {DSCP, ECN};
    private static final Field FLOW_LABEL =
            Field.uint("ipv6.flow", 24, "Flow Label").mask(0x0f_ffff).hex();
    private static final Field PAYLOAD_LENGTH = Field.uint("ipv6.plen", 16, "Payload Length");
    private static final Field NEXT_HEADER =
            Field.uint("ipv6.nxt", 8, "Next Header").values(IpProtocols.NAMES);
    private static final Field HOP_LIMIT = Field.uint("ipv6.hlim", 8, "Hop Limit");
    private static final Field SOURCE = Field.ipv6("ipv6.src", "Source Address")
            .also("ipv6.addr", "Source or Destination Address")
            .also("ipv6.src_host", "Source Host", FieldType.STRING)
            .also("ipv6.host", "Source or Destination Host", FieldType.STRING);
    private static final Field DESTINATION = Field.ipv6("ipv6.dst", "Destination Address")
            .also("ipv6.addr", "Source or Destination Address")
            .also("ipv6.dst_host", "Destination Host", FieldType.STRING)
            .also("ipv6.host", "Source or Destination Host", FieldType.STRING);
    private static final Field FRAGMENTS = Field.group("ipv6.fragments", "IPv6 Fragments");
    private static final Field FRAGMENT = Field.frameNumber("ipv6.fragment", "IPv6 Fragment");
    private static final Field FRAGMENT_COUNT = Field.uint("ipv6.fragment.count", 32, "Fragment count");
    private static final Field REASSEMBLED_IN = Field.frameNumber("ipv6.reassembled.in", "Reassembled IPv6 in frame");
    private static final Field REASSEMBLED_LENGTH =
            Field.uint("ipv6.reassembled.length", 32, "Reassembled IPv6 length");
    private static final Field REASSEMBLED_DATA = Field.bytes("ipv6.reassembled.data", "Reassembled IPv6 data");
    static final ReassemblyFields REASSEMBLY =
            new ReassemblyFields(FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH, REASSEMBLED_DATA);

    static final Protocol IPV6 = Protocol.of("ipv6", "IPv6", "Internet Protocol Version 6", fields());

    private static Field[] fields() {
        Stream<Field> header = Stream.of(
                VERSION,
                TRAFFIC_CLASS,
                DSCP,
                ECN,
                FLOW_LABEL,
                PAYLOAD_LENGTH,
                NEXT_HEADER,
                HOP_LIMIT,
                SOURCE,
                DESTINATION,
                FRAGMENTS,
                FRAGMENT,
                FRAGMENT_COUNT,
                REASSEMBLED_IN,
                REASSEMBLED_LENGTH,
                REASSEMBLED_DATA);
        return Stream.of(header, Ipv6AddressHints.fields(), Ipv6Options.fields())
                .flatMap(fields -> fields)
                .toArray(Field[]::new);
    }

    @Override
    public Protocol protocol() {
        return IPV6;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(Ipv4Dissector.IP);
        registrar.table(IpProtocols.TABLE);
        registrar.bind("ethertype", 0x86dd, this);
        registrar.bind("ip.proto", IpProtocols.IPV6, this);
        registrar.bind("wtap_encap", 130, this);
        registrar.bind("arcnet.protocol_id", 0xc4, this); // RFC 2497
        Ipv6Extensions.register(registrar);
    }

    @Override
    public void dissect(Dissection d) {
        int version = d.peekU8(0) >> 4;
        d.peekValue(VERSION, 1, version);
        if (d.labelling()) {
            d.label(Ipv4Labels.version(version));
        }
        d.hidden(Ipv4Dissector.VERSION_6, 1, version);
        if (d.labelling()) {
            d.label(Ipv4Labels.version(version) + " [This field makes the filter match on \"ip.version == " + version
                    + "\" possible]");
        }
        if (version != VERSION_NUMBER) {
            d.expert(Severity.ERROR, ExpertGroup.PROTOCOL, "Bogus IPv6 version");
            d.data();
            return;
        }
        if (d.labelling()) {
            d.labelLayer(label(d.rest()));
        }
        d.peekBits(TRAFFIC_CLASS, CLASS_PARTS, d.labelling() ? trafficClass((int) d.peekU32(0) >> 20 & 0xff) : null);
        d.skip(1);
        d.u24(FLOW_LABEL);
        int payloadLength = d.u16(PAYLOAD_LENGTH);
        int next = d.u8(NEXT_HEADER);
        d.hops(d.u8(HOP_LIMIT));
        int addresses = d.position();
        d.ipv6(SOURCE);
        d.ipv6(DESTINATION);
        d.ipv6Addresses(addresses);
        Ipv6AddressHints.note(d);
        boolean isWhole = payloadLength <= d.remaining();
        bound(d, payloadLength, next);
        Ipv6Extensions.follow(d, next, isWhole);
    }

    /** Without extension headers, as most packets are, and with a length that holds. */
    @Override
    public boolean pass(Dissection d) {
        if (d.captured() <= HEADER_LENGTH || d.peekU8(0) >> 4 != VERSION_NUMBER) {
            return false;
        }
        int payload = d.peekU16(LENGTH_AT);
        int next = d.peekU8(NEXT_AT);
        if (payload == 0 || payload > d.remaining() - HEADER_LENGTH || Ipv6Extensions.isAnnounced(next)) {
            return false;
        }
        d.ipv6Addresses(d.position() + SOURCE_AT);
        d.follow(IpProtocols.TABLE, next);
        d.skip(HEADER_LENGTH);
        d.limit(payload);
        return true;
    }

    /** Ends the layer where the packet ends: what follows in the frame is padding. */
    private static void bound(Dissection d, int payloadLength, int next) {
        if (payloadLength > d.remaining()) {
            d.expert(
                    Severity.WARNING,
                    ExpertGroup.PROTOCOL,
                    "IPv6 payload length exceeds framing length (" + d.remaining() + " bytes)");
        } else if (payloadLength > 0) {
            d.limit(payloadLength);
        } else if (next == IpProtocols.HOP_BY_HOP) {
            long jumbo = Ipv6Options.jumboLength(d);
            if (jumbo == 0) {
                d.expert(
                        Severity.ERROR,
                        ExpertGroup.MALFORMED,
                        "IPv6 payload length equals 0 and Hop-By-Hop present and Jumbo Payload option missing");
            }
            d.limit((int) Math.min(d.remaining(), jumbo));
        } else {
            d.limit(0);
            if (next != IpProtocols.NO_NEXT_HEADER) {
                d.expert(
                        Severity.CHAT,
                        ExpertGroup.PROTOCOL,
                        "IPv6 payload length equals 0 (maybe because of \"TCP segmentation offload\" (TSO))");
            }
        }
    }

    private static String trafficClass(int services) {
        String bits = Integer.toBinaryString(services | 0x100);
        return ".... " + bits.substring(1, 5) + " " + bits.substring(5) + " .... .... .... .... .... = "
                + Ipv4Labels.services("Traffic Class", services);
    }

    private static String label(Bytes header) {
        return "Internet Protocol Version 6, Src: " + address(header, SOURCE_AT) + ", Dst: "
                + address(header, DESTINATION_AT);
    }

    private static String address(Bytes header, int at) {
        return at + ADDRESS_LENGTH > header.length() ? "?" : AddressText.ipv6(header.copy(at, ADDRESS_LENGTH), 0);
    }
}
