package dev.peel.plugins.stun;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;

/** Addresses in attributes, RFC 8489 14.1 and 14.2: as they are, or hidden from translators by the message's cookie and number. */
final class Addresses {
    static final Field FAMILY =
            Field.uint("stun.att.family", 8, "Protocol Family").hex().values(Values.of(1, "IPv4", 2, "IPv6"));
    static final Field PORT = Field.uint("stun.att.port", 16, "Port");
    static final Field IPV4 = Field.ipv4("stun.att.ipv4", "IP");
    static final Field IPV6 = Field.ipv6("stun.att.ipv6", "IP");
    static final Field PORT_XORED = Field.bytes("stun.att.port-xord", "Port (XOR-d)");
    static final Field IPV4_XORED = Field.bytes("stun.att.ipv4-xord", "IP (XOR-d)");
    static final Field IPV6_XORED = Field.bytes("stun.att.ipv6-xord", "IP (XOR-d)");

    private static final int IS_IPV4 = 1;
    private static final int IS_IPV6 = 2;
    private static final int IPV6_LENGTH = 16; // bytes
    private static final int COOKIE_AT = 4; // in the message; what the first bytes of an address are hidden by

    private Addresses() {}

    static void plain(Dissection d) {
        d.bytes(Attributes.RESERVED, 1);
        int family = d.u8(FAMILY);
        d.u16(PORT);
        if (family == IS_IPV4) {
            d.ipv4(IPV4);
        } else if (family == IS_IPV6) {
            d.ipv6(IPV6);
        }
    }

    static void xored(Dissection d, byte[] whole) {
        d.bytes(Attributes.RESERVED, 1);
        int family = d.u8(FAMILY);
        int port = d.peekU16(0) ^ StunDissector.COOKIE >>> 16;
        d.bytes(PORT_XORED, 2);
        d.generated(PORT, port);
        if (family == IS_IPV4) {
            long address = d.peekU32(0) ^ StunDissector.COOKIE & 0xffffffffL;
            d.bytes(IPV4_XORED, 4);
            d.generated(IPV4, address);
        } else if (family == IS_IPV6) {
            byte[] address = new byte[IPV6_LENGTH];
            for (int i = 0; i < IPV6_LENGTH && COOKIE_AT + i < whole.length; i++) {
                address[i] = (byte) (d.peekU8(i) ^ whole[COOKIE_AT + i]);
            }
            d.bytes(IPV6_XORED, IPV6_LENGTH);
            d.generated(IPV6, address);
        }
    }
}
