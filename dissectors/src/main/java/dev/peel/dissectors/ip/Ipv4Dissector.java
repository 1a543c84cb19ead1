package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.core.flow.FragmentTable;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The Internet Protocol, version 4, RFC 791.
 *
 * <pre>
 *  version | header length |  services  |         total length
 *          identification              | flags |  fragment offset
 *    time to live   |    protocol      |        header checksum
 *                          source address
 *                        destination address
 *                             options
 * </pre>
 */
public final class Ipv4Dissector implements Dissector {
    static final int HEADER_LENGTH = 20; // bytes, RFC 791 3.1, without options
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int OFFSET_MASK = 0x1fff;
    private static final int OFFSET_UNIT = 8; // bytes

    static final Field VERSION = Field.uint("ip.version", 8, "Version").mask(0xf0);
    private static final Field HEADER_LENGTH_FIELD = Field.uint("ip.hdr_len", 8, "Header Length");
    private static final Field SERVICES =
            Field.uint("ip.dsfield", 8, "Differentiated Services Field").hex();
    private static final Field DSCP = Field.uint("ip.dsfield.dscp", 8, "Differentiated Services Codepoint")
            .mask(0xfc)
            .values(NamedValues.of("ip-dscp.tsv"));
    private static final Field ECN = Field.uint("ip.dsfield.ecn", 8, "Explicit Congestion Notification")
            .mask(0x03)
            .values(NamedValues.of("ip-ecn.tsv"));
    private static final Field[] SERVICE_PARTS = {DSCP, ECN};
    private static final Field TOTAL_LENGTH = Field.uint("ip.len", 16, "Total Length");
    private static final Field IDENTIFICATION =
            Field.uint("ip.id", 16, "Identification").base(Base.HEX_DEC);
    private static final Field FLAGS =
            Field.uint("ip.flags", 8, "Flags").mask(0xe0).hex();
    private static final Field RESERVED = Field.flag("ip.flags.rb", 8, 0x80, "Reserved bit");
    private static final Field DONT_FRAGMENT = Field.flag("ip.flags.df", 8, 0x40, "Don't fragment");
    private static final Field MORE = Field.flag("ip.flags.mf", 8, 0x20, "More fragments");
    private static final Field[] FLAG_PARTS = {RESERVED, DONT_FRAGMENT, MORE};
    private static final Field OFFSET =
            Field.uint("ip.frag_offset", 16, "Fragment Offset").mask(OFFSET_MASK);
    private static final Field TTL = Field.uint("ip.ttl", 8, "Time to Live");
    private static final Values PROTOCOL_NAMES = NamedValues.of("ip-protocols.tsv");
    private static final Field PROTOCOL = Field.uint("ip.proto", 8, "Protocol").values(PROTOCOL_NAMES);
    private static final Field CHECKSUM =
            Field.uint("ip.checksum", 16, "Header Checksum").hex();
    private static final Field SOURCE =
            Field.ipv4("ip.src", "Source Address").also("ip.addr").also("ip.host");
    private static final Field DESTINATION =
            Field.ipv4("ip.dst", "Destination Address").also("ip.addr").also("ip.host");
    private static final Field FRAGMENTS = Field.group("ip.fragments", "IPv4 Fragments");
    private static final Field FRAGMENT = Field.frameNumber("ip.fragment", "IPv4 Fragment");
    private static final Field FRAGMENT_COUNT = Field.uint("ip.fragment.count", 32, "Fragment count");
    private static final Field REASSEMBLED_LENGTH = Field.uint("ip.reassembled.length", 32, "Reassembled IPv4 length");
    private static final Field REASSEMBLED_IN = Field.frameNumber("ip.reassembled_in", "Reassembled IPv4 in frame");
    static final Protocol IP = Protocol.of(
            "ip",
            "IPv4",
            "Internet Protocol Version 4",
            VERSION,
            HEADER_LENGTH_FIELD,
            SERVICES,
            DSCP,
            ECN,
            TOTAL_LENGTH,
            IDENTIFICATION,
            FLAGS,
            RESERVED,
            DONT_FRAGMENT,
            MORE,
            OFFSET,
            TTL,
            PROTOCOL,
            CHECKSUM,
            SOURCE,
            DESTINATION,
            FRAGMENTS,
            FRAGMENT,
            FRAGMENT_COUNT,
            REASSEMBLED_LENGTH,
            REASSEMBLED_IN,
            Ipv4Options.TYPE,
            Ipv4Options.LENGTH);
    private static final ReassemblyFields REASSEMBLY =
            new ReassemblyFields(FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH);

    @Override
    public Protocol protocol() {
        return IP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(IpProtocols.TABLE);
        registrar.bind("ethertype", 0x0800, this);
        registrar.bind("ip.proto", 4, this);
        registrar.bind("wtap_encap", 129, this);
    }

    @Override
    public void dissect(Dissection d) {
        int start = d.position();
        d.peek(VERSION);
        int headerLength = (d.peekU8(0) & 0x0f) * 4;
        d.value(HEADER_LENGTH_FIELD, 1, headerLength);
        if (headerLength < HEADER_LENGTH) {
            throw d.malformed();
        }
        d.bits(SERVICES, SERVICE_PARTS);
        int totalLength = d.u16(TOTAL_LENGTH);
        int identification = d.u16(IDENTIFICATION);
        int fragment = readFragment(d);
        d.u8(TTL);
        int protocol = d.u8(PROTOCOL);
        d.u16(CHECKSUM);
        int source = d.ipv4(SOURCE);
        int destination = d.ipv4(DESTINATION);
        d.ipv4Addresses(source, destination);
        if (d.labelling()) {
            d.labelLayer("Internet Protocol Version 4, Src: " + text(source) + ", Dst: " + text(destination));
        }
        if (headerLength > HEADER_LENGTH) {
            Ipv4Options.read(d, headerLength - HEADER_LENGTH);
        }
        // A total length of 0 stands for a length that the sending host left to its network card.
        if (totalLength >= headerLength) {
            d.limit(totalLength - (d.position() - start));
        }
        if (d.summarizing()) {
            d.summary(IP, PROTOCOL_NAMES.name(protocol, "Unknown") + " (" + protocol + ")");
        }
        boolean more = (fragment & MORE_FRAGMENTS) != 0;
        int offset = (fragment & OFFSET_MASK) * OFFSET_UNIT;
        if (!more && offset == 0) {
            d.next(IpProtocols.TABLE, protocol);
        } else {
            readFragmented(
                    d, new FragmentTable.Key(0, source, 0, destination, 4, protocol, identification), offset, more);
        }
    }

    private static int readFragment(Dissection d) {
        d.peekBits(FLAGS, FLAG_PARTS);
        return d.u16(OFFSET);
    }

    private static void readFragmented(Dissection d, FragmentTable.Key key, int offset, boolean more) {
        if (d.fragment(key, offset, more, REASSEMBLY)) {
            d.next(IpProtocols.TABLE, key.protocol());
        } else {
            if (d.summarizing()) {
                d.summary(
                        IP,
                        String.format(
                                Locale.ROOT,
                                "Fragmented IP protocol (proto=%s %d, off=%d, ID=%04x)",
                                PROTOCOL_NAMES.name(key.protocol(), "Unknown"),
                                key.protocol(),
                                offset,
                                key.identification()));
            }
            d.data();
        }
    }

    /** {@return the address in dotted-decimal notation} */
    static String text(int address) {
        return (address >>> 24) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff);
    }
}
