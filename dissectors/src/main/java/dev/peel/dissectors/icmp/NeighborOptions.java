package dev.peel.dissectors.icmp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The options of neighbour discovery messages, RFC 4861 4.6.
 *
 * <pre>
 *  type | length in units of 8 bytes, type and length included | by type
 * </pre>
 */
final class NeighborOptions {
    private static final int UNIT = 8; // bytes
    private static final int SOURCE_LINK_ADDRESS = 1;
    private static final int TARGET_LINK_ADDRESS = 2;
    private static final int PREFIX_INFORMATION = 3;
    private static final int REDIRECTED_HEADER = 4;
    private static final int MTU_OPTION = 5;
    private static final int ADVERTISEMENT_INTERVAL = 7; // RFC 6275 7.3
    private static final int NONCE_OPTION = 14; // RFC 3971 5.3.2
    private static final int ROUTE_INFORMATION = 24; // RFC 4191 2.3
    private static final int RECURSIVE_DNS = 25; // RFC 8106 5.1
    private static final int FLAGS_EXPANSION = 26; // RFC 5175 4
    private static final int SEARCH_LIST = 31; // RFC 8106 5.2
    private static final int CAPTIVE_PORTAL = 37; // RFC 8910 2.3
    private static final int PREFIX_64 = 38; // RFC 8781 4
    private static final int ETHERNET_ADDRESS = 6; // bytes
    private static final int ADDRESS = 16; // bytes
    private static final int IPV6 = 41; // of ip.proto

    private static final Values TYPES = NamedValues.of("icmpv6-options.tsv");
    private static final Field OPTION = Field.group("icmpv6.opt", "ICMPv6 Option");
    private static final Field TYPE = Field.uint("icmpv6.opt.type", 8, "Type").values(TYPES);
    private static final Field LENGTH = Field.uint("icmpv6.opt.length", 8, "Length");
    private static final Field RESERVED = Field.group("icmpv6.opt.reserved", "Reserved");
    private static final Field SOURCE_ADDRESS = Field.bytes("icmpv6.opt.src_linkaddr", "Source Link-layer address")
            .also("icmpv6.opt.linkaddr", "Link-layer address");
    private static final Field TARGET_ADDRESS = Field.bytes("icmpv6.opt.target_linkaddr", "Target Link-layer address")
            .also("icmpv6.opt.linkaddr", "Link-layer address");
    private static final Field PREFIX_LENGTH = Field.uint("icmpv6.opt.prefix.length", 8, "Prefix Length");
    private static final Field PREFIX_FLAGS =
            Field.uint("icmpv6.opt.prefix.flag", 8, "Flag").hex();
    private static final Field[] PREFIX_FLAG_PARTS = {
        Field.flag("icmpv6.opt.prefix.flag.l", 8, 0x80, "On-link flag(L)"),
        Field.flag("icmpv6.opt.prefix.flag.a", 8, 0x40, "Autonomous address-configuration flag(A)"),
        Field.flag("icmpv6.opt.prefix.flag.r", 8, 0x20, "Router address flag(R)"),
        Field.uint("icmpv6.opt.prefix.flag.reserved", 8, "Reserved").mask(0x1f)
    };
    private static final Field VALID = Field.uint("icmpv6.opt.prefix.valid_lifetime", 32, "Valid Lifetime");
    private static final Field PREFERRED = Field.uint("icmpv6.opt.prefix.preferred_lifetime", 32, "Preferred Lifetime");
    private static final Field PREFIX = Field.ipv6("icmpv6.opt.prefix", "Prefix");
    private static final Field REDIRECTED = Field.group("icmpv6.opt.redirected_packet", "Redirected Packet");
    private static final Field MTU = Field.uint("icmpv6.opt.mtu", 32, "MTU");
    private static final Field INTERVAL = Field.uint("icmpv6.opt.advertisement_interval", 32, "Advertisement Interval");
    private static final Field NONCE = Field.bytes("icmpv6.opt.nonce", "Nonce");
    private static final Field ROUTE_FLAGS =
            Field.uint("icmpv6.opt.route_info.flag", 8, "Flag").hex();
    private static final Field[] ROUTE_FLAG_PARTS = {
        Field.uint("icmpv6.opt.route_info.flag.route_preference", 8, "Route Preference")
                .mask(0x18)
                .values(NeighborDiscovery.PREFERENCES),
        Field.uint("icmpv6.opt.route_info.flag.reserved", 8, "Reserved").mask(0xe7)
    };
    private static final Field ROUTE_LIFETIME = Field.uint("icmpv6.opt.route_lifetime", 32, "Route Lifetime");
    private static final Field SERVER_LIFETIME = Field.uint("icmpv6.opt.rdnss.lifetime", 32, "Lifetime");
    private static final Field SERVER = Field.ipv6("icmpv6.opt.rdnss", "Recursive DNS Servers");
    private static final Field EXPANSION =
            Field.uint("icmpv6.opt.efo", 16, "Flags Expansion Option").hex();
    private static final Field SEARCH_LIFETIME = Field.uint("icmpv6.opt.dnssl.lifetime", 32, "Lifetime");
    private static final Field SEARCH_NAME = Field.text("icmpv6.opt.dnssl", "Domain Names");
    private static final Field PORTAL = Field.text("icmpv6.opt.captive_portal", "Captive Portal");
    private static final Field SCALED_LIFETIME = Field.uint("icmpv6.opt.pref64.scaled_lifetime", 16, "Scaled Lifetime")
            .mask(0xfff8);
    private static final Field LENGTH_CODE = Field.uint("icmpv6.opt.pref64.plc", 16, "PLC (Prefix Length Code)")
            .mask(7)
            .hex();
    private static final Field PREFIX_96 = Field.ipv6("icmpv6.opt.pref64.prefix", "Prefix");

    private NeighborOptions() {}

    static Stream<Field> fields() {
        return Stream.of(
                        Stream.of(
                                OPTION,
                                TYPE,
                                LENGTH,
                                RESERVED,
                                SOURCE_ADDRESS,
                                TARGET_ADDRESS,
                                PREFIX_LENGTH,
                                PREFIX_FLAGS,
                                VALID,
                                PREFERRED,
                                PREFIX,
                                REDIRECTED,
                                MTU,
                                INTERVAL,
                                NONCE,
                                ROUTE_FLAGS,
                                ROUTE_LIFETIME,
                                SERVER_LIFETIME,
                                SERVER,
                                EXPANSION,
                                SEARCH_LIFETIME,
                                SEARCH_NAME,
                                PORTAL,
                                SCALED_LIFETIME,
                                LENGTH_CODE,
                                PREFIX_96),
                        Arrays.stream(PREFIX_FLAG_PARTS),
                        Arrays.stream(ROUTE_FLAG_PARTS))
                .flatMap(fields -> fields);
    }

    /** Reads options to the end of the layer. */
    static void read(Dissection d) {
        while (d.remaining() > 0) {
            int mark = d.open(OPTION);
            int type = d.u8(TYPE);
            if (d.labelling()) {
                d.label(mark, "ICMPv6 Option (" + TYPES.name(type, "Unknown " + type) + ")");
            }
            int length = d.u8(LENGTH) * UNIT;
            if (length == 0) {
                d.expert(Severity.ERROR, ExpertGroup.MALFORMED, "Invalid Option Length");
                throw d.malformed();
            }
            int end = d.position() + length - 2;
            readValue(d, type, end);
            d.skip(end - d.position());
            d.close(mark);
        }
    }

    private static void readValue(Dissection d, int type, int end) {
        int length = end - d.position();
        switch (type) {
            case SOURCE_LINK_ADDRESS -> d.bytes(SOURCE_ADDRESS, Math.min(length, ETHERNET_ADDRESS));
            case TARGET_LINK_ADDRESS -> d.bytes(TARGET_ADDRESS, Math.min(length, ETHERNET_ADDRESS));
            case PREFIX_INFORMATION -> {
                d.u8(PREFIX_LENGTH);
                d.bits(PREFIX_FLAGS, PREFIX_FLAG_PARTS);
                d.u32(VALID);
                d.u32(PREFERRED);
                reserve(d, 4);
                d.ipv6(PREFIX);
            }
            case REDIRECTED_HEADER -> {
                reserve(d, 6);
                int mark = d.open(REDIRECTED);
                int left = end - d.position();
                d.quoted(inner -> inner.nested(IcmpDissector.PROTOCOLS, IPV6, left));
                d.close(mark);
            }
            case MTU_OPTION -> {
                reserve(d, 2);
                d.u32(MTU);
            }
            case ADVERTISEMENT_INTERVAL -> {
                reserve(d, 2);
                d.u32(INTERVAL);
            }
            case NONCE_OPTION -> d.bytes(NONCE, length);
            case ROUTE_INFORMATION -> readRoute(d, end);
            case RECURSIVE_DNS -> {
                reserve(d, 2);
                d.u32(SERVER_LIFETIME);
                while (end - d.position() >= ADDRESS) {
                    d.ipv6(SERVER);
                }
            }
            case FLAGS_EXPANSION -> d.u16(EXPANSION);
            case SEARCH_LIST -> readSearchList(d, end);
            case CAPTIVE_PORTAL -> d.text(PORTAL, length);
            case PREFIX_64 -> {
                d.peek(SCALED_LIFETIME);
                d.u16(LENGTH_CODE);
                notePrefix(d, PREFIX_96, end - d.position());
            }
            default -> {}
        }
    }

    private static void readRoute(Dissection d, int end) {
        d.u8(PREFIX_LENGTH);
        d.bits(ROUTE_FLAGS, ROUTE_FLAG_PARTS);
        d.u32(ROUTE_LIFETIME);
        if (end > d.position()) {
            notePrefix(d, PREFIX, end - d.position());
        }
    }

    /** Notes an address of which only the first {@code length} bytes stand here. */
    private static void notePrefix(Dissection d, Field field, int length) {
        byte[] address = new byte[ADDRESS];
        int known = Math.min(length, ADDRESS);
        for (int i = 0; i < known; i++) {
            address[i] = (byte) d.peekU8(i);
        }
        d.value(field, known, address);
    }

    private static void readSearchList(Dissection d, int end) {
        reserve(d, 2);
        d.u32(SEARCH_LIFETIME);
        while (d.position() < end && d.peekU8(0) != 0) {
            int length = 0;
            StringBuilder name = new StringBuilder();
            for (int label = d.peekU8(0); label > 0; label = d.peekU8(length)) {
                name.append(name.isEmpty() ? "" : ".");
                for (int i = 1; i <= label; i++) {
                    name.append((char) d.peekU8(length + i));
                }
                length += label + 1;
            }
            d.value(SEARCH_NAME, length + 1, name.toString());
        }
    }

    private static void reserve(Dissection d, int length) {
        d.bytes(RESERVED, length);
    }
}
