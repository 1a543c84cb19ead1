package dev.peel.plugins.stun;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.HexFormat;
import java.util.List;

/** The attributes of a message without a cookie, RFC 3489 11.2: {@code type (2) | length (2) | value}, without padding. */
final class ClassicAttributes {
    private static final Values NAMES = Values.resource(ClassicAttributes.class, "classic-attributes.tsv");
    private static final int ATTRIBUTE_HEADER_LENGTH = 4; // bytes
    private static final int IS_IPV4 = 1;
    private static final int IS_IPV6 = 2;
    private static final int IPV4_END = 8; // bytes of an attribute with such an address
    private static final int IPV6_END = 20;

    private static final Field HEADING = Field.heading("classicstun.att.heading", "Attribute");
    private static final Field TYPE =
            Field.uint("classicstun.att.type", 16, "Attribute Type").hex().values(NAMES);
    private static final Field LENGTH = Field.uint("classicstun.att.length", 16, "Attribute Length");
    private static final Field VALUE = Field.bytes("classicstun.att.value", "Value");
    private static final Field FAMILY =
            Field.uint("classicstun.att.family", 16, "Protocol Family").hex().values(Values.of(1, "IPv4", 2, "IPv6"));
    private static final Field PORT = Field.uint("classicstun.att.port", 16, "Port");
    private static final Field IPV4 = Field.ipv4("classicstun.att.ipv4", "IP");
    private static final Field IPV6 = Field.ipv6("classicstun.att.ipv6", "IP");
    private static final Field PORT_XORED = Field.uint("classicstun.att.port-xord", 16, "Port (XOR-d)");
    private static final Field IPV4_XORED = Field.ipv4("classicstun.att.ipv4-xord", "IP (XOR-d)");
    private static final Field IPV6_XORED = Field.ipv6("classicstun.att.ipv6-xord", "IP (XOR-d)");
    private static final Field CHANGE_IP = Field.flag("classicstun.att.change.ip", 16, 0x4, "Change IP");
    private static final Field CHANGE_PORT = Field.flag("classicstun.att.change.port", 16, 0x2, "Change Port");
    private static final Field UNKNOWN =
            Field.uint("classicstun.att.unknown", 16, "Unknown Attribute").hex();
    private static final Field ERROR_CLASS =
            Field.uint("classicstun.att.error.class", 8, "Error Class").mask(0x07);
    private static final Field ERROR = Field.uint("classicstun.att.error", 8, "Error Code");
    private static final Field REASON = Field.text("classicstun.att.error.reason", "Error Reason Phase");
    private static final Field SERVER = Field.text("classicstun.att.server", "Server version");
    private static final Field LIFETIME = Field.uint("classicstun.att.lifetime", 32, "Lifetime");
    private static final Field COOKIE =
            Field.uint("classicstun.att.magic.cookie", 32, "Magic Cookie").hex();
    private static final Field BANDWIDTH = Field.uint("classicstun.att.bandwidth", 32, "Bandwidth");
    private static final Field DATA = Field.bytes("classicstun.att.data", "Data");
    private static final Field CONNECTION_REQUEST =
            Field.text("classicstun.att.connection_request_binding", "Connection Request Binding");

    static final List<Field> FIELDS = List.of(
            HEADING,
            TYPE,
            LENGTH,
            VALUE,
            FAMILY,
            PORT,
            IPV4,
            IPV6,
            PORT_XORED,
            IPV4_XORED,
            IPV6_XORED,
            CHANGE_IP,
            CHANGE_PORT,
            UNKNOWN,
            ERROR_CLASS,
            ERROR,
            REASON,
            SERVER,
            LIFETIME,
            COOKIE,
            BANDWIDTH,
            DATA,
            CONNECTION_REQUEST);

    private ClassicAttributes() {}

    /**
     * Reads all attributes.
     *
     * @param hidingPlace the first four bytes of the transaction's number, by which addresses may be hidden
     */
    static void all(Dissection d, long hidingPlace) {
        while (d.remaining() > 0) {
            int type = d.peekU16(0);
            int length = d.peekU16(2);
            int mark = d.open(HEADING, Math.min(d.remaining(), ATTRIBUTE_HEADER_LENGTH + length));
            if (d.labelling()) {
                d.label(
                        mark,
                        "Attribute: "
                                + NAMES.name(
                                        type, "Unknown (0x" + HexFormat.of().toHexDigits((char) type) + ")"));
            }
            d.u16(TYPE);
            d.u16(LENGTH);
            int end = d.remaining() - length;
            if (end < 0) {
                throw d.malformed();
            }
            value(d, type, length, hidingPlace);
            d.skip(d.remaining() - end);
            d.close(mark);
        }
    }

    private static void value(Dissection d, int type, int length, long hidingPlace) {
        switch (type) {
            case 0x0001, 0x0002, 0x0004, 0x0005, 0x000b, 0x000e, 0x0011, 0x0012 -> plain(d, length);
            case 0x8020 -> xored(d, length, hidingPlace);
            case 0x0003 -> change(d, length);
            case 0x0006, 0x0007, 0x0008, 0x0014, 0x0015 -> d.bytes(VALUE, length);
            case 0x0009 -> error(d, length);
            case 0x000a -> {
                for (int i = 0; i < length / 2; i++) {
                    d.u16(UNKNOWN);
                }
            }
            case 0x0013 -> d.bytes(DATA, length);
            case 0x0016 -> family(d, length);
            case 0x8022 -> d.text(SERVER, length);
            case 0xc001 -> d.text(CONNECTION_REQUEST, length);
            default -> number(d, type, length);
        }
    }

    private static void number(Dissection d, int type, int length) {
        if (length >= 4) {
            switch (type) {
                case 0x000d -> d.u32(LIFETIME);
                case 0x000f -> d.u32(COOKIE);
                case 0x0010 -> d.u32(BANDWIDTH);
                default -> {
                    // What has no field shows its length only.
                }
            }
        }
    }

    /** {@return the family of an address, 0 where there is none} */
    private static int family(Dissection d, int length) {
        if (length < 2) {
            return 0;
        }
        d.skip(1);
        int family = d.peekU8(0);
        d.value(FAMILY, 1, family);
        return family;
    }

    private static void plain(Dissection d, int length) {
        int family = family(d, length);
        if (length >= 4) {
            d.u16(PORT);
        }
        if (family == IS_IPV4 && length >= IPV4_END) {
            d.ipv4(IPV4);
        } else if (family == IS_IPV6 && length >= IPV6_END) {
            d.ipv6(IPV6);
        }
    }

    private static void xored(Dissection d, int length, long hidingPlace) {
        int family = family(d, length);
        if (length >= 4) {
            int port = d.u16(PORT_XORED);
            d.generated(PORT, port ^ hidingPlace >>> 16);
        }
        if (family == IS_IPV4 && length >= IPV4_END) {
            long address = d.peekU32(0);
            d.ipv4(IPV4_XORED);
            d.generated(IPV4, address ^ hidingPlace);
        } else if (family == IS_IPV6 && length >= IPV6_END) {
            d.ipv6(IPV6_XORED);
        }
    }

    private static void change(Dissection d, int length) {
        if (length >= 4) {
            d.skip(2);
            d.peek(CHANGE_IP);
            d.peek(CHANGE_PORT);
        }
    }

    private static void error(Dissection d, int length) {
        if (length >= 4) {
            d.skip(2);
            d.u8(ERROR_CLASS);
            d.u8(ERROR);
        }
        if (length > 4) {
            d.text(REASON, length - 4);
        }
    }
}
