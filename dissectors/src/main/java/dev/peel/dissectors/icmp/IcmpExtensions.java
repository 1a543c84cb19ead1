package dev.peel.dissectors.icmp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The packet that an error message quotes, and the extension objects behind it, RFC 4884, with MPLS labels (RFC 4950) and interfaces
 * (RFC 5837 and 8335).
 *
 * <pre>
 *  version (4 bits) | reserved (12) | checksum
 *  then objects:  length | class | type | by class and type
 * </pre>
 */
final class IcmpExtensions {
    private static final int VERSION_NUMBER = 2;
    private static final int QUOTED_LENGTH_BEFORE = 128; // bytes quoted where no length is told, RFC 4884 5.5
    private static final int ALL_BITS = 0xffff; // what words with the right checksum among them sum up to
    private static final int OBJECT_HEADER = 4; // bytes
    private static final int MPLS = 1;
    private static final int INTERFACE_INFORMATION = 2;
    private static final int INTERFACE_IDENTIFICATION = 3;
    private static final int FAMILY_IPV4 = 1;
    private static final int FAMILY_IPV6 = 2;

    private static final Field EXTENSIONS = Field.group("icmp.ext", "ICMP Multi-Part Extensions");
    private static final Field VERSION =
            Field.uint("icmp.ext.version", 8, "Version").mask(0xf0);
    private static final Field RESERVED =
            Field.uint("icmp.ext.res", 16, "Reserved").mask(0x0fff).hex();
    private static final Field CHECKSUM =
            Field.uint("icmp.ext.checksum", 16, "Checksum").hex();
    private static final Field CHECKSUM_BAD = Field.group("icmp.ext.checksum_bad", "Bad checksum");
    private static final Field CHECKSUM_STATUS = Field.uint("icmp.ext.checksum.status", 8, "Checksum Status")
            .base(Base.NONE)
            .values(NamedValues.of("checksum-status.tsv"));
    private static final Field LENGTH = Field.uint("icmp.ext.length", 16, "Length");
    private static final Field CLASS =
            Field.uint("icmp.ext.class", 8, "Class").values(NamedValues.of("icmp-extension-classes.tsv"));
    private static final Field TYPE = Field.uint("icmp.ext.ctype", 8, "C-Type");
    private static final Field DATA = Field.bytes("icmp.ext.data", "Data");
    private static final Field LABEL =
            Field.uint("icmp.mpls.label", 24, "Label").mask(0xfffff0);
    private static final Field EXPERIMENTAL =
            Field.uint("icmp.mpls.exp", 24, "Experimental").mask(0x00000e);
    private static final Field BOTTOM = Field.flag("icmp.mpls.s", 24, 0x000001, "Stack bit");
    private static final Field TTL = Field.uint("icmp.mpls.ttl", 8, "Time to live");
    private static final Field ROLE =
            Field.uint("icmp.int_info.role", 8, "Interface Role").mask(0xc0);
    private static final Field ROLE_RESERVED =
            Field.uint("icmp.int_info.reserved", 8, "Reserved").mask(0x30);
    private static final Field HAS_INDEX = Field.flag("icmp.int_info.ifindex", 8, 0x08, "ifIndex");
    private static final Field HAS_ADDRESS = Field.flag("icmp.int_info.ipaddr", 8, 0x04, "IP Address");
    private static final Field HAS_NAME = Field.flag("icmp.int_info.name_present", 8, 0x02, "Interface Name");
    private static final Field HAS_MTU = Field.flag("icmp.int_info.mtu_present", 8, 0x01, "MTU");
    private static final Values FAMILIES = Values.of(FAMILY_IPV4, "IPv4", FAMILY_IPV6, "IPv6");
    private static final Field INDEX = Field.uint("icmp.int_info.index", 32, "Interface Index");
    private static final Field FAMILY =
            Field.uint("icmp.int_info.afi", 16, "Address Family Identifier").values(FAMILIES);
    private static final Field ADDRESS_4 = Field.ipv4("icmp.int_info.ipv4", "Source");
    private static final Field ADDRESS_6 = Field.ipv6("icmp.int_info.ipv6", "Source");
    private static final Field NAME_LENGTH = Field.uint("icmp.int_info.name_length", 8, "Name Length");
    private static final Field NAME = Field.text("icmp.int_info.name", "Name");
    private static final Field MTU = Field.uint("icmp.int_info.mtu", 32, "Maximum Transmission Unit");
    private static final Field WANTED_NAME = Field.text("icmp.int_ident.name", "Name");
    private static final Field WANTED_INDEX = Field.uint("icmp.int_ident.index", 32, "Interface Index");
    private static final Field WANTED_FAMILY =
            Field.uint("icmp.int_ident.afi", 16, "Address Family Identifier").values(FAMILIES);
    private static final Field WANTED_LENGTH = Field.uint("icmp.int_ident.addr_length", 8, "Address Length");
    private static final Field WANTED_RESERVED = Field.bytes("icmp.int_ident.reserved", "Reserved");
    private static final Field WANTED_4 = Field.ipv4("icmp.int_ident.ipv4", "Address");
    private static final Field WANTED_6 = Field.ipv6("icmp.int_ident.ipv6", "Address");
    private static final Field WANTED_ADDRESS = Field.bytes("icmp.int_ident.address", "Address");

    private IcmpExtensions() {}

    static Stream<Field> fields() {
        return Stream.of(
                EXTENSIONS,
                VERSION,
                RESERVED,
                CHECKSUM,
                CHECKSUM_BAD,
                CHECKSUM_STATUS,
                LENGTH,
                CLASS,
                TYPE,
                DATA,
                LABEL,
                EXPERIMENTAL,
                BOTTOM,
                TTL,
                ROLE,
                ROLE_RESERVED,
                HAS_INDEX,
                HAS_ADDRESS,
                HAS_NAME,
                HAS_MTU,
                INDEX,
                FAMILY,
                ADDRESS_4,
                ADDRESS_6,
                NAME_LENGTH,
                NAME,
                MTU,
                WANTED_NAME,
                WANTED_INDEX,
                WANTED_FAMILY,
                WANTED_LENGTH,
                WANTED_RESERVED,
                WANTED_4,
                WANTED_6,
                WANTED_ADDRESS);
    }

    /**
     * Reads a quoted packet and the extensions behind it.
     *
     * @param protocol the number in {@code ip.proto} of the version of IP that is quoted
     * @param length the quotation's length in bytes, 0 where it is not told
     */
    static void quoteExtended(Dissection d, int protocol, int length) {
        if (length > 0) {
            quote(d, protocol, length);
            read(d);
        } else if (isExtendedAt(d, QUOTED_LENGTH_BEFORE) && isSound(d, QUOTED_LENGTH_BEFORE)) {
            quote(d, protocol, QUOTED_LENGTH_BEFORE);
            read(d);
        } else {
            quote(d, protocol, d.remaining());
        }
    }

    /** Reads a quoted packet of {@code length} bytes, or of what there is of it. */
    static void quote(Dissection d, int protocol, int length) {
        if (d.remaining() > 0) {
            int bounded = Math.min(length, d.remaining());
            d.quoted(inner -> inner.nested(IcmpDissector.PROTOCOLS, protocol, bounded));
        }
    }

    private static boolean isExtendedAt(Dissection d, int ahead) {
        return d.captured() > ahead + OBJECT_HEADER && d.peekU8(ahead) >> 4 == VERSION_NUMBER;
    }

    /** {@return whether the checksum of the extensions fits, without which they could be any bytes, RFC 4884 5.5} */
    private static boolean isSound(Dissection d, int ahead) {
        return d.peekU16(ahead + 2) == 0 || IcmpChecksum.sum(d, ahead) == ALL_BITS;
    }

    /** Reads and judges the checksum of the extensions that started two bytes before, RFC 4884 7. */
    private static void readChecksum(Dissection d) {
        int sum = d.wantsAny(CHECKSUM_STATUS, CHECKSUM_BAD) && d.captured() == d.remaining()
                ? IcmpChecksum.sum(d, -2)
                : 0;
        int checksum = d.u16(CHECKSUM);
        if (checksum == 0 || sum == 0) {
            return;
        }
        boolean isGood = sum == ALL_BITS;
        if (!isGood) {
            String hex = "0x" + HexFormat.of().toHexDigits((short) IcmpChecksum.expected(sum, checksum));
            if (d.labelling()) {
                d.label("Checksum: 0x" + HexFormat.of().toHexDigits((short) checksum) + " incorrect, should be " + hex);
            }
            d.expert(CHECKSUM_BAD, -2, Severity.WARNING, ExpertGroup.CHECKSUM, "Bad checksum [should be " + hex + "]");
        }
        d.derived(CHECKSUM_STATUS, -2, 0, isGood ? 1 : 0);
    }

    /** Reads the extensions that stand here, if there are any. */
    static void read(Dissection d) {
        if (!isExtendedAt(d, 0)) {
            return;
        }
        int mark = d.open(EXTENSIONS);
        d.peek(VERSION);
        d.u16(RESERVED);
        readChecksum(d);
        while (d.remaining() >= OBJECT_HEADER) {
            readObject(d);
        }
        d.close(mark);
    }

    private static void readObject(Dissection d) {
        int length = d.u16(LENGTH);
        boolean isCut = length - 2 > d.remaining();
        int objectClass = d.u8(CLASS);
        int type = d.u8(TYPE);
        if (length < OBJECT_HEADER) {
            throw d.malformed();
        }
        if (isCut) {
            d.bytes(DATA, d.remaining());
            return;
        }
        int end = d.position() + length - OBJECT_HEADER;
        switch (objectClass) {
            case MPLS -> {
                while (end - d.position() >= 4) {
                    d.peek(LABEL);
                    d.peek(EXPERIMENTAL);
                    d.u24(BOTTOM);
                    d.u8(TTL);
                }
            }
            case INTERFACE_INFORMATION -> readInformation(d, type);
            case INTERFACE_IDENTIFICATION -> readIdentification(d, type, end - d.position());
            default -> d.bytes(DATA, end - d.position());
        }
        d.skip(end - d.position());
    }

    /** Reads what an interface is, RFC 5837 4: the object's type says which parts are there. */
    private static void readInformation(Dissection d, int type) {
        int at = -1; // the object's type has been read
        d.value(ROLE, 0, d.peekU8(at) >> 6);
        d.value(ROLE_RESERVED, 0, d.peekU8(at) >> 4 & 3);
        d.value(HAS_INDEX, 0, type >> 3 & 1);
        d.value(HAS_ADDRESS, 0, type >> 2 & 1);
        d.value(HAS_NAME, 0, type >> 1 & 1);
        d.value(HAS_MTU, 0, type & 1);
        if ((type & 0x08) != 0) {
            d.u32(INDEX);
        }
        if ((type & 0x04) != 0) {
            int family = d.u16(FAMILY);
            d.skip(2);
            if (family == FAMILY_IPV4) {
                d.ipv4(ADDRESS_4);
            } else if (family == FAMILY_IPV6) {
                d.ipv6(ADDRESS_6);
            } else {
                return;
            }
        }
        if ((type & 0x02) != 0) {
            int nameLength = d.u8(NAME_LENGTH);
            d.text(NAME, Math.max(0, nameLength - 1));
        }
        if ((type & 0x01) != 0) {
            d.u32(MTU);
        }
    }

    /** Reads which interface is asked about, RFC 8335 2.1. */
    private static void readIdentification(Dissection d, int type, int length) {
        switch (type) {
            case 1 -> d.text(WANTED_NAME, length);
            case 2 -> d.u32(WANTED_INDEX);
            case 3 -> {
                int family = d.u16(WANTED_FAMILY);
                int addressLength = d.u8(WANTED_LENGTH);
                d.bytes(WANTED_RESERVED, 1);
                if (family == FAMILY_IPV4) {
                    d.ipv4(WANTED_4);
                } else if (family == FAMILY_IPV6) {
                    d.ipv6(WANTED_6);
                } else {
                    d.bytes(WANTED_ADDRESS, Math.min(addressLength, length - 4));
                }
            }
            default -> d.bytes(DATA, length);
        }
    }
}
