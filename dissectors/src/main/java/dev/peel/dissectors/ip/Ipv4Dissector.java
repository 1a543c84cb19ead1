package dev.peel.dissectors.ip;

import dev.peel.core.bytes.AddressText;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.FragmentKey;
import dev.peel.core.dissect.PassingDissector;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;
import java.util.stream.Stream;

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
public final class Ipv4Dissector implements PassingDissector {
    static final int VERSION_NUMBER = 4;
    static final int HEADER_LENGTH = 20; // bytes, RFC 791 3.1, without options
    private static final int PLAIN_START = 0x45; // version 4, a header of five words: no options
    private static final int UNVERIFIED = 2; // of ip.checksum.status: checksums are not computed
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int OFFSET_MASK = 0x1fff;
    private static final int OFFSET_UNIT = 8; // bytes

    static final Field VERSION = Field.uint("ip.version", 8, "Version");
    /** The same for an IPv6 header, which filters for the version have to find too. */
    static final Field VERSION_6 = Field.uint("ip.version", 8, "Version").mask(0xf0);

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
    private static final Field TOO_LONG = Field.group("ip.bogus_ip_length", "IPv4 total length exceeds packet length");
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
    private static final Field PROTOCOL = Field.uint("ip.proto", 8, "Protocol").values(IpProtocols.NAMES);
    private static final Field CHECKSUM =
            Field.uint("ip.checksum", 16, "Header Checksum").hex();
    private static final Field CHECKSUM_STATUS = Field.uint("ip.checksum.status", 8, "Header checksum status")
            .base(Base.NONE)
            .values(NamedValues.of("checksum-status.tsv"));
    private static final Field SOURCE = Field.ipv4("ip.src", "Source Address")
            .also("ip.addr", "Source or Destination Address")
            .also("ip.src_host", "Source Host", FieldType.STRING)
            .also("ip.host", "Source or Destination Host", FieldType.STRING);
    static final Field DESTINATION = Field.ipv4("ip.dst", "Destination Address")
            .also("ip.addr", "Source or Destination Address")
            .also("ip.dst_host", "Destination Host", FieldType.STRING)
            .also("ip.host", "Source or Destination Host", FieldType.STRING);
    private static final Field FRAGMENTS = Field.bytes("ip.fragments", "IPv4 Fragments");
    private static final Field FRAGMENT = Field.frameNumber("ip.fragment", "IPv4 Fragment");
    private static final Field FRAGMENT_COUNT = Field.uint("ip.fragment.count", 32, "Fragment count");
    private static final Field REASSEMBLED_LENGTH = Field.uint("ip.reassembled.length", 32, "Reassembled IPv4 length");
    private static final Field REASSEMBLED_DATA = Field.bytes("ip.reassembled.data", "Reassembled IPv4 data");
    private static final Field REASSEMBLED_IN = Field.frameNumber("ip.reassembled_in", "Reassembled IPv4 in frame");
    static final Protocol IP = Protocol.of("ip", "IPv4", "Internet Protocol Version 4", fields());
    private static final ReassemblyFields REASSEMBLY =
            new ReassemblyFields(FRAGMENTS, FRAGMENT, FRAGMENT_COUNT, REASSEMBLED_LENGTH, REASSEMBLED_DATA);

    private static Field[] fields() {
        return Stream.concat(
                        Stream.of(
                                VERSION,
                                VERSION_6,
                                HEADER_LENGTH_FIELD,
                                SERVICES,
                                DSCP,
                                ECN,
                                TOTAL_LENGTH,
                                TOO_LONG,
                                IDENTIFICATION,
                                FLAGS,
                                RESERVED,
                                DONT_FRAGMENT,
                                MORE,
                                OFFSET,
                                PROTOCOL,
                                CHECKSUM,
                                CHECKSUM_STATUS,
                                SOURCE,
                                DESTINATION,
                                FRAGMENTS,
                                FRAGMENT,
                                FRAGMENT_COUNT,
                                REASSEMBLED_LENGTH,
                                REASSEMBLED_DATA,
                                REASSEMBLED_IN),
                        Stream.concat(Ipv4Lifetime.fields(), Ipv4Options.fields()))
                .toArray(Field[]::new);
    }

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
        registrar.bind("arcnet.protocol_id", 0xd4, this); // RFC 1201
        registrar.bind("arcnet.protocol_id", 0xf0, this); // RFC 1051
    }

    @Override
    public void dissect(Dissection d) {
        int start = d.position();
        int version = d.peekU8(0) >> 4;
        d.peekValue(VERSION, 1, version);
        if (d.labelling()) {
            d.label(Ipv4Labels.version(version));
        }
        if (version != VERSION_NUMBER) {
            readOtherVersion(d, version);
            return;
        }
        int headerLength = (d.peekU8(0) & 0x0f) * 4;
        d.value(HEADER_LENGTH_FIELD, 1, headerLength);
        if (d.labelling()) {
            d.label(Ipv4Labels.headerLength(headerLength));
        }
        if (headerLength < HEADER_LENGTH) {
            stop(d, "Bogus IP header length (" + headerLength + ", must be at least " + HEADER_LENGTH + ")");
            return;
        }
        d.peekBits(
                SERVICES,
                SERVICE_PARTS,
                d.labelling() ? Ipv4Labels.services("Differentiated Services Field", d.peekU8(0)) : null);
        d.skip(1);
        int totalLength = readLength(d, start);
        if (totalLength < headerLength) {
            stop(d, "Bogus IP length (" + totalLength + ", less than header length " + headerLength + ")");
            return;
        }
        int identification = d.u16(IDENTIFICATION);
        int fragment = readFragment(d);
        Ipv4Lifetime.read(d);
        int protocol = d.u8(PROTOCOL);
        int checksum = d.u16(CHECKSUM);
        if (d.labelling()) {
            d.label(Ipv4Labels.checksum(checksum));
        }
        d.derived(CHECKSUM_STATUS, -2, 0, UNVERIFIED);
        int optionsLength = headerLength - HEADER_LENGTH;
        int source = d.ipv4(SOURCE);
        int destination = readDestination(d, optionsLength);
        d.ipv4Addresses(source, destination);
        if (d.labelling()) {
            d.labelLayer("Internet Protocol Version 4, Src: " + AddressText.ipv4(source) + ", Dst: "
                    + AddressText.ipv4(destination));
        }
        if (optionsLength > 0) {
            Ipv4Options.read(d, optionsLength);
        }
        boolean isWhole = totalLength - headerLength <= d.remaining();
        d.limit(totalLength - headerLength);
        if (d.summarizing()) {
            d.summary(IP, IpProtocols.NAMES.name(protocol, "Unknown") + " (" + protocol + ")");
        }
        boolean more = (fragment & MORE_FRAGMENTS) != 0;
        int offset = (fragment & OFFSET_MASK) * OFFSET_UNIT;
        if (offset > 0 || more && !d.isQuoted()) {
            readFragmented(
                    d, new FragmentKey(0, source, 0, destination, 4, protocol, identification), offset, more, isWhole);
        } else if (d.remaining() > 0) {
            d.next(IpProtocols.TABLE, protocol);
        }
    }

    /** {@return whether the header has no options and the packet is not empty or a fragment: all that most packets are} */
    private static boolean isPlain(Dissection d) {
        return d.captured() > HEADER_LENGTH
                && d.peekU8(0) == PLAIN_START
                && (d.peekU16(6) & (MORE_FRAGMENTS | OFFSET_MASK)) == 0
                && d.peekU16(2) > HEADER_LENGTH;
    }

    @Override
    public boolean pass(Dissection d) {
        if (!isPlain(d)) {
            return false;
        }
        d.ipv4Addresses((int) d.peekU32(12), (int) d.peekU32(16));
        d.follow(IpProtocols.TABLE, d.peekU8(9));
        int payload = d.peekU16(2) - HEADER_LENGTH;
        d.skip(HEADER_LENGTH);
        d.limit(payload);
        return true;
    }

    private static void readOtherVersion(Dissection d, int version) {
        if (version == Ipv6Dissector.VERSION_NUMBER) {
            d.expert(Severity.ERROR, ExpertGroup.PROTOCOL, "Bogus IPv4 version");
            d.next(IpProtocols.TABLE, IpProtocols.IPV6);
        } else {
            stop(d, "Bogus IP version (" + version + ")");
        }
    }

    /** Notes why the header cannot be read any further. */
    private static void stop(Dissection d, String reason) {
        d.expert(Severity.ERROR, ExpertGroup.PROTOCOL, reason);
        if (d.summarizing()) {
            d.summary(IP, reason);
        }
    }

    /** {@return the packet's length in bytes, header included} */
    private static int readLength(Dissection d, int start) {
        int there = d.remaining() + d.position() - start;
        if (d.peekU16(0) == 0) {
            // The sending host left the length to its network card: the packet ends where the frame does.
            d.value(TOTAL_LENGTH, 2, there);
            return there;
        }
        int totalLength = d.u16(TOTAL_LENGTH);
        if (totalLength > there && !d.isQuoted()) {
            d.expert(
                    TOO_LONG,
                    -2,
                    Severity.ERROR,
                    ExpertGroup.PROTOCOL,
                    "IPv4 total length exceeds packet length (" + there + " bytes)");
        }
        return totalLength;
    }

    /** {@return where the packet is meant to go in the end, which a source route tells} */
    private static int readDestination(Dissection d, int optionsLength) {
        int ahead =
                optionsLength == 0 ? -1 : Ipv4Routes.destinationAhead(d, 4, Math.min(optionsLength, d.captured() - 4));
        if (ahead < 0) {
            return d.ipv4(DESTINATION);
        }
        int destination = (int) d.peekU32(ahead);
        d.ipv4(Ipv4Routes.CURRENT);
        return destination;
    }

    private static int readFragment(Dissection d) {
        d.peekBits(FLAGS, FLAG_PARTS, d.labelling() ? Ipv4Labels.flags(d.peekU8(0)) : null);
        int fragment = d.u16(OFFSET);
        if (d.labelling()) {
            d.label(Ipv4Labels.offset(fragment & OFFSET_MASK));
        }
        return fragment;
    }

    private static void readFragmented(Dissection d, FragmentKey key, int offset, boolean more, boolean isWhole) {
        if (isWhole && d.fragment(key, offset, more, REASSEMBLY)) {
            d.next(IpProtocols.TABLE, key.protocol());
        } else {
            if (d.summarizing()) {
                d.summary(
                        IP,
                        String.format(
                                Locale.ROOT,
                                "Fragmented IP protocol (proto=%s %d, off=%d, ID=%04x)",
                                IpProtocols.NAMES.name(key.protocol(), "Unknown"),
                                key.protocol(),
                                offset,
                                key.identification()));
            }
            d.data();
        }
    }
}
