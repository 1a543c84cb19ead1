package dev.peel.dissectors.icmp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.Arrays;
import java.util.stream.Stream;

/** The messages of neighbour discovery for IPv6, RFC 4861 4. */
final class NeighborDiscovery {
    /** Default router preferences, RFC 4191 2.1. */
    static final Values PREFERENCES = Values.of(0, "Medium", 1, "High", 2, "Reserved", 3, "Low");

    private static final Field HOP_LIMIT = Field.uint("icmpv6.nd.ra.cur_hop_limit", 8, "Cur hop limit");
    private static final Field ROUTER_FLAGS =
            Field.uint("icmpv6.nd.ra.flag", 8, "Flags").hex();
    private static final Field[] ROUTER_FLAG_PARTS = {
        Field.flag("icmpv6.nd.ra.flag.m", 8, 0x80, "Managed address configuration"),
        Field.flag("icmpv6.nd.ra.flag.o", 8, 0x40, "Other configuration"),
        Field.flag("icmpv6.nd.ra.flag.h", 8, 0x20, "Home Agent"),
        Field.uint("icmpv6.nd.ra.flag.prf", 8, "Prf (Default Router Preference)")
                .mask(0x18)
                .values(PREFERENCES),
        Field.flag("icmpv6.nd.ra.flag.p", 8, 0x04, "Proxy"),
        Field.uint("icmpv6.nd.ra.flag.rsv", 8, "Reserved").mask(0x03)
    };
    private static final Field ROUTER_LIFETIME = Field.uint("icmpv6.nd.ra.router_lifetime", 16, "Router lifetime (s)");
    private static final Field REACHABLE_TIME = Field.uint("icmpv6.nd.ra.reachable_time", 32, "Reachable time (ms)");
    private static final Field RETRANSMIT_TIMER = Field.uint("icmpv6.nd.ra.retrans_timer", 32, "Retrans timer (ms)");
    private static final Field SOLICITED_TARGET = Field.ipv6("icmpv6.nd.ns.target_address", "Target Address");
    private static final Field NEIGHBOR_FLAGS =
            Field.uint("icmpv6.nd.na.flag", 32, "Flags").hex();
    private static final Field[] NEIGHBOR_FLAG_PARTS = {
        Field.flag("icmpv6.nd.na.flag.r", 32, 0x8000_0000L, "Router"),
        Field.flag("icmpv6.nd.na.flag.s", 32, 0x4000_0000, "Solicited"),
        Field.flag("icmpv6.nd.na.flag.o", 32, 0x2000_0000, "Override"),
        Field.uint("icmpv6.nd.na.flag.rsv", 32, "Reserved").mask(0x1fff_ffff)
    };
    private static final Field ADVERTISED_TARGET = Field.ipv6("icmpv6.nd.na.target_address", "Target Address");
    private static final Field REDIRECT_TARGET = Field.ipv6("icmpv6.nd.rd.target_address", "Target Address");
    private static final Field REDIRECT_DESTINATION =
            Field.ipv6("icmpv6.rd.na.destination_address", "Destination Address");

    private NeighborDiscovery() {}

    static Stream<Field> fields() {
        return Stream.of(
                        Stream.of(
                                HOP_LIMIT,
                                ROUTER_FLAGS,
                                ROUTER_LIFETIME,
                                REACHABLE_TIME,
                                RETRANSMIT_TIMER,
                                SOLICITED_TARGET,
                                NEIGHBOR_FLAGS,
                                ADVERTISED_TARGET,
                                REDIRECT_TARGET,
                                REDIRECT_DESTINATION),
                        Arrays.stream(ROUTER_FLAG_PARTS),
                        Arrays.stream(NEIGHBOR_FLAG_PARTS))
                .flatMap(fields -> fields);
    }

    static void readRouterSolicitation(Dissection d) {
        d.bytes(Icmpv6Dissector.RESERVED, 4);
        NeighborOptions.read(d);
    }

    static void readRouterAdvertisement(Dissection d) {
        d.u8(HOP_LIMIT);
        d.bits(ROUTER_FLAGS, ROUTER_FLAG_PARTS);
        d.u16(ROUTER_LIFETIME);
        d.u32(REACHABLE_TIME);
        d.u32(RETRANSMIT_TIMER);
        NeighborOptions.read(d);
    }

    static void readNeighborSolicitation(Dissection d) {
        d.bytes(Icmpv6Dissector.RESERVED, 4);
        d.ipv6(SOLICITED_TARGET);
        NeighborOptions.read(d);
    }

    static void readNeighborAdvertisement(Dissection d) {
        d.bits(NEIGHBOR_FLAGS, NEIGHBOR_FLAG_PARTS);
        d.ipv6(ADVERTISED_TARGET);
        NeighborOptions.read(d);
    }

    static void readRedirect(Dissection d) {
        d.bytes(Icmpv6Dissector.RESERVED, 4);
        d.ipv6(REDIRECT_TARGET);
        d.ipv6(REDIRECT_DESTINATION);
        NeighborOptions.read(d);
    }
}
