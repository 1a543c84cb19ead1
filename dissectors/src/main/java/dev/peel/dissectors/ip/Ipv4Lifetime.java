package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import java.util.stream.Stream;

/** How many hops a packet has left, RFC 791 3.1, and what is odd about that. */
final class Ipv4Lifetime {
    private static final int LOW = 5; // hops, fewer of which let a packet hardly cross a network
    private static final int LOCAL_CONTROL_BLOCK = 0xe00000; // upper 24 bits of 224.0.0.0/24, RFC 5771 4
    private static final int MULTICAST = 0xe; // upper 4 bits
    private static final int GROUPS = 2; // IGMP, RFC 3376 4, which speaks to a group about itself, with 1
    private static final int ROUTING = 89; // OSPF, RFC 2328, whose packets go one hop
    private static final int MULTICAST_ROUTING = 103; // PIM, RFC 7761
    private static final int MOST = 255; // hops, with which a receiver knows that nobody passed the packet on, RFC 5082
    private static final int DESTINATION_AHEAD = 8; // bytes

    private static final Field TTL = Field.uint("ip.ttl", 8, "Time to Live");
    private static final Field NOT_LOCAL = Field.group(
            "ip.ttl.lncb", "\"Time To Live\" != 1 for a packet sent to the Local Network Control Block (see RFC 3171)");
    private static final Field TOO_SMALL = Field.group("ip.ttl.too_small", "\"Time To Live\"");

    private Ipv4Lifetime() {}

    static Stream<Field> fields() {
        return Stream.of(TTL, NOT_LOCAL, TOO_SMALL);
    }

    /** Reads the byte at the cursor. */
    static void read(Dissection d) {
        int hops = d.peekU8(0);
        d.hops(hops);
        int mark = d.open(TTL, 1, hops);
        if ((d.wants(NOT_LOCAL) || d.wants(TOO_SMALL)) && d.captured() >= DESTINATION_AHEAD + 4) {
            judge(d, hops, d.peekU8(1), (int) d.peekU32(DESTINATION_AHEAD));
        }
        d.skip(1);
        d.close(mark);
    }

    private static void judge(Dissection d, int hops, int protocol, int destination) {
        if (destination >>> 8 == LOCAL_CONTROL_BLOCK) {
            int right = protocol == GROUPS ? 1 : rightFor(destination & 0xff, hops);
            if (hops != right) {
                d.expert(
                        NOT_LOCAL,
                        0,
                        Severity.NOTE,
                        ExpertGroup.SEQUENCE,
                        NOT_LOCAL.label().replace("!= 1", "!= " + right));
            }
        } else if (hops < LOW
                && destination >>> 28 != MULTICAST
                && protocol != MULTICAST_ROUTING
                && protocol != ROUTING) {
            d.expert(TOO_SMALL, 0, Severity.NOTE, ExpertGroup.SEQUENCE, TOO_SMALL.label() + " only " + hops);
        }
    }

    /** {@return how many hops a packet to 224.0.0.{@code group} has to have; {@code hops} where that is left open} */
    private static int rightFor(int group, int hops) {
        return switch (group) {
            case 18 -> MOST; // VRRP, RFC 9568 5.1.1.3
            case 102 -> MOST; // HSRP version 2 and GLBP
            case 251 -> MOST; // multicast DNS, RFC 6762 11
            case 252 -> hops; // LLMNR, RFC 4795 2.5
            default -> 1;
        };
    }
}
