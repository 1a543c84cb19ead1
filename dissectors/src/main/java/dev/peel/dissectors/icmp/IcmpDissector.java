package dev.peel.dissectors.icmp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The Internet Control Message Protocol, RFC 792.
 *
 * <pre>
 *  type | code | checksum
 *     by type and code
 *     the packet that caused the message, if there was one
 * </pre>
 */
public final class IcmpDissector implements Dissector {
    private static final int ECHO_REPLY = 0;
    private static final int UNREACHABLE = 3;
    private static final int SOURCE_QUENCH = 4;
    private static final int REDIRECT = 5;
    private static final int ECHO_REQUEST = 8;
    private static final int ROUTER_ADVERTISEMENT = 9; // RFC 1256
    private static final int TIME_EXCEEDED = 11;
    private static final int PARAMETER_PROBLEM = 12;
    private static final int TIMESTAMP_REQUEST = 13;
    private static final int TIMESTAMP_REPLY = 14;
    private static final int INFORMATION_REQUEST = 15;
    private static final int INFORMATION_REPLY = 16;
    private static final int MASK_REQUEST = 17; // RFC 950
    private static final int MASK_REPLY = 18;
    private static final int EXTENDED_REQUEST = 42; // RFC 8335
    private static final int EXTENDED_REPLY = 43;
    private static final int FRAGMENTATION_NEEDED = 4; // a code of UNREACHABLE, RFC 1191
    private static final int IPV4 = 4; // of ip.proto

    private static final Values TYPES = NamedValues.of("icmp-types.tsv");
    private static final Values CODES = NamedValues.of("icmp-codes.tsv");
    private static final Field TYPE = Field.uint("icmp.type", 8, "Type").values(TYPES);
    private static final Field CODE = Field.uint("icmp.code", 8, "Code");
    private static final Field CHECKSUM =
            Field.uint("icmp.checksum", 16, "Checksum").hex();
    private static final Field CHECKSUM_STATUS = Field.uint("icmp.checksum.status", 8, "Checksum Status")
            .base(Base.NONE)
            .values(NamedValues.of("checksum-status.tsv"));
    private static final Field UNUSED = Field.bytes("icmp.unused", "Unused");
    private static final Field IDENTIFIER =
            Field.uint("icmp.ident", 16, "Identifier (BE)").base(Base.DEC_HEX);
    private static final Field IDENTIFIER_LE =
            Field.uint("icmp.ident_le", 16, "Identifier (LE)").base(Base.DEC_HEX);
    private static final Field SEQUENCE =
            Field.uint("icmp.seq", 16, "Sequence Number (BE)").base(Base.DEC_HEX);
    private static final Field SEQUENCE_LE =
            Field.uint("icmp.seq_le", 16, "Sequence Number (LE)").base(Base.DEC_HEX);
    private static final Field MTU = Field.uint("icmp.mtu", 16, "MTU of next hop");
    private static final Field ADDRESS_COUNT = Field.uint("icmp.num_addrs", 8, "Number of addresses");
    private static final Field ENTRY_SIZE = Field.uint("icmp.addr_entry_size", 8, "Address entry size");
    private static final Field LIFETIME = Field.uint("icmp.lifetime", 16, "Lifetime");
    private static final Field POINTER = Field.uint("icmp.pointer", 32, "Pointer");
    private static final Field ROUTER = Field.ipv4("icmp.router_address", "Router address");
    private static final Field PREFERENCE = Field.sint("icmp.pref_level", 32, "Preference level");
    private static final Field ORIGINATED = Field.uint("icmp.originate_timestamp", 32, "Originate Timestamp");
    private static final Field RECEIVED = Field.uint("icmp.receive_timestamp", 32, "Receive Timestamp");
    private static final Field TRANSMITTED = Field.uint("icmp.transmit_timestamp", 32, "Transmit Timestamp");
    private static final Field MASK = Field.ipv4("icmp.address_mask", "Address Mask");
    private static final Field GATEWAY = Field.ipv4("icmp.redir_gw", "Gateway Address");
    private static final Field LENGTH = Field.uint("icmp.length", 8, "Length");
    private static final Field QUOTED_LENGTH =
            Field.uint("icmp.length.original_datagram", 8, "Length of original datagram");
    private static final Field ECHO_SEQUENCE =
            Field.uint("icmp.ext.echo.seq", 8, "Sequence Number").base(Base.DEC_HEX);
    private static final Field REQUEST_RESERVED =
            Field.uint("icmp.ext.echo.req.res", 8, "Reserved").mask(0xfe).hex();
    private static final Field REQUEST_LOCAL = Field.flag("icmp.ext.echo.req.local", 8, 0x01, "Local bit");
    private static final Field REPLY_STATE =
            Field.uint("icmp.ext.echo.rsp.state", 8, "State").mask(0xe0);
    private static final Field REPLY_RESERVED =
            Field.uint("icmp.ext.echo.rsp.res", 8, "Reserved").mask(0x18).hex();
    private static final Field REPLY_ACTIVE = Field.flag("icmp.ext.echo.rsp.active", 8, 0x04, "Active bit");
    private static final Field REPLY_IPV4 = Field.flag("icmp.ext.echo.rsp.ipv4", 8, 0x02, "IPv4 bit");
    private static final Field REPLY_IPV6 = Field.flag("icmp.ext.echo.rsp.ipv6", 8, 0x01, "IPv6 bit");
    static final Protocol ICMP = Protocol.of(
            "icmp",
            "ICMP",
            "Internet Control Message Protocol",
            Stream.concat(
                            Stream.of(
                                    TYPE,
                                    CODE,
                                    CHECKSUM,
                                    CHECKSUM_STATUS,
                                    UNUSED,
                                    IDENTIFIER,
                                    IDENTIFIER_LE,
                                    SEQUENCE,
                                    SEQUENCE_LE,
                                    MTU,
                                    ADDRESS_COUNT,
                                    ENTRY_SIZE,
                                    LIFETIME,
                                    POINTER,
                                    ROUTER,
                                    PREFERENCE,
                                    ORIGINATED,
                                    RECEIVED,
                                    TRANSMITTED,
                                    MASK,
                                    GATEWAY,
                                    LENGTH,
                                    QUOTED_LENGTH,
                                    ECHO_SEQUENCE,
                                    REQUEST_RESERVED,
                                    REQUEST_LOCAL,
                                    REPLY_STATE,
                                    REPLY_RESERVED,
                                    REPLY_ACTIVE,
                                    REPLY_IPV4,
                                    REPLY_IPV6),
                            IcmpExtensions.fields())
                    .toArray(Field[]::new));
    static final Table PROTOCOLS = Table.of("ip.proto");

    @Override
    public Protocol protocol() {
        return ICMP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(PROTOCOLS);
        registrar.bind("ip.proto", 1, this);
    }

    @Override
    public void dissect(Dissection d) {
        int type = d.u8(TYPE);
        if (d.labelling()) {
            d.label("Type: " + type + " (" + TYPES.name(type, "Unknown ICMP (obsolete or malformed?)") + ")");
        }
        int code = d.u8(CODE);
        String name = CODES.name(type << 8 | code);
        if (d.labelling() && name != null) {
            d.label("Code: " + code + " (" + name + ")");
        }
        IcmpChecksum.read(d, CHECKSUM, CHECKSUM_STATUS);
        if (d.summarizing()) {
            String typeName = TYPES.name(type, "Unknown ICMP (obsolete or malformed?)");
            d.summary(
                    ICMP,
                    String.format(Locale.ROOT, "%-20s %s", typeName, name == null ? "" : "(" + name + ")")
                            .stripTrailing());
        }
        switch (type) {
            case ECHO_REQUEST, ECHO_REPLY -> {
                readNumbers(d);
                if (d.summarizing()) {
                    d.summaryMore("ttl=" + d.hops());
                }
                d.nestedData();
            }
            case INFORMATION_REQUEST, INFORMATION_REPLY -> readNumbers(d);
            case TIMESTAMP_REQUEST, TIMESTAMP_REPLY -> {
                readNumbers(d);
                d.u32(ORIGINATED);
                d.u32(RECEIVED);
                d.u32(TRANSMITTED);
            }
            case MASK_REQUEST, MASK_REPLY -> {
                readNumbers(d);
                d.ipv4(MASK);
            }
            case UNREACHABLE -> readUnreachable(d, code);
            case SOURCE_QUENCH -> {
                d.skip(4);
                IcmpExtensions.quote(d, IPV4, d.remaining());
            }
            case REDIRECT -> {
                d.ipv4(GATEWAY);
                IcmpExtensions.quote(d, IPV4, d.remaining());
            }
            case TIME_EXCEEDED -> readLength(d);
            case PARAMETER_PROBLEM -> readParameterProblem(d);
            case ROUTER_ADVERTISEMENT -> readRouters(d);
            case EXTENDED_REQUEST -> {
                readExtendedNumbers(d);
                d.peek(REQUEST_RESERVED);
                d.u8(REQUEST_LOCAL);
                IcmpExtensions.read(d);
            }
            case EXTENDED_REPLY -> {
                readExtendedNumbers(d);
                d.peek(REPLY_STATE);
                d.peek(REPLY_RESERVED);
                d.peek(REPLY_ACTIVE);
                d.peek(REPLY_IPV4);
                d.u8(REPLY_IPV6);
            }
            default -> {}
        }
    }

    private static void readNumbers(Dissection d) {
        // Some hosts send these in the byte order of their processor.
        int identifier = d.peekU16(0);
        int sequence = d.peekU16(2);
        d.peekValue(IDENTIFIER, 2, identifier);
        d.uintLe(IDENTIFIER_LE, 2);
        d.peekValue(SEQUENCE, 2, sequence);
        d.uintLe(SEQUENCE_LE, 2);
        if (d.summarizing()) {
            d.summary(
                    ICMP,
                    String.format(
                            Locale.ROOT,
                            "%-20s id=0x%04x, seq=%d/%d",
                            d.summaryText(),
                            identifier,
                            sequence,
                            Integer.reverseBytes(sequence) >>> 16));
        }
    }

    private static void readExtendedNumbers(Dissection d) {
        d.peekValue(IDENTIFIER, 2, d.peekU16(0));
        d.uintLe(IDENTIFIER_LE, 2);
        d.u8(ECHO_SEQUENCE);
    }

    private static void readUnreachable(Dissection d, int code) {
        if (code == FRAGMENTATION_NEEDED) {
            d.bytes(UNUSED, 2);
            d.u16(MTU);
            IcmpExtensions.quote(d, IPV4, d.remaining());
        } else {
            readLength(d);
        }
    }

    /** Reads the length of the quoted packet, RFC 4884 4.1, then the packet. */
    private static void readLength(Dissection d) {
        int words = d.peekU8(1);
        if (words == 0) {
            d.bytes(UNUSED, 4);
        } else {
            d.bytes(UNUSED, 1);
            d.u8(LENGTH);
            d.generated(QUOTED_LENGTH, words * 4L);
            d.bytes(UNUSED, 2);
        }
        IcmpExtensions.quoteExtended(d, IPV4, words * 4);
    }

    private static void readParameterProblem(Dissection d) {
        int words = d.peekU8(1);
        d.value(POINTER, 1, d.peekU8(0));
        if (words == 0) {
            d.bytes(UNUSED, 3);
        } else {
            d.u8(LENGTH);
            d.generated(QUOTED_LENGTH, words * 4L);
            d.bytes(UNUSED, 2);
        }
        IcmpExtensions.quoteExtended(d, IPV4, words * 4);
    }

    private static void readRouters(Dissection d) {
        int count = d.u8(ADDRESS_COUNT);
        int words = d.u8(ENTRY_SIZE);
        d.u16(LIFETIME);
        for (int i = 0; i < count && words >= 2; i++) {
            d.ipv4(ROUTER);
            int preference = (int) d.peekU32(0);
            d.value(PREFERENCE, 4, preference);
            d.skip((words - 2) * 4);
        }
    }
}
