package dev.peel.dissectors.dns;

import dev.peel.core.bytes.AddressText;
import dev.peel.core.dissect.Dissection;
import dev.peel.dissectors.values.SpanText;

/** What stands in the tree for questions and records as a whole, and for times to live. */
final class DnsLabels {
    private static final int ADDRESS = 1; // types, RFC 1035 3.2.2 and later ones
    private static final int SERVER = 2;
    private static final int CANONICAL = 5;
    private static final int AUTHORITY = 6;
    private static final int KNOWN_SERVICES = 11;
    private static final int POINTER = 12;
    private static final int EXCHANGE = 15;
    private static final int ADDRESS_6 = 28;
    private static final int NEXT = 30;
    private static final int SERVICE = 33;
    private static final int NAMING_AUTHORITY = 35;
    private static final int KEY_EXCHANGE = 36;
    private static final int DELEGATION = 39;
    private static final int OPT = 41;
    private static final int NEXT_SECURE = 47;
    private static final int LOOKUP_REVERSE = 65282;
    private static final int NAMING_AUTHORITY_LENGTH = 5; // bytes, to the flags, RFC 3403 4.1
    private static final int ADDRESS_6_LENGTH = 16; // bytes
    private static final int SERVICE_LENGTH = 6; // bytes, without its target, RFC 2782

    private DnsLabels() {}

    /** {@return who is asked or told of: name, type and class} */
    static String subject(String name, int type, int recordClass) {
        String text = name + ": type " + mnemonic(type);
        return type == OPT ? text : text + ", class " + className(recordClass);
    }

    /** {@return what a type is called in short} */
    static String mnemonic(int type) {
        return DnsRecord.MNEMONICS.name(type, "Unknown (" + type + ")");
    }

    private static String className(int recordClass) {
        return DnsRecord.CLASSES.name(recordClass, "Unknown");
    }

    /** {@return what a record says, of which the cursor stands on the content; empty where a name in it, or nothing, says it} */
    static String content(Dissection d, int type, int length) {
        if ((type == ADDRESS || type == KNOWN_SERVICES) && length >= 4) {
            return ", addr " + AddressText.ipv4((int) d.peekU32(0));
        }
        if (type == ADDRESS_6 && length >= ADDRESS_6_LENGTH) {
            byte[] address = new byte[ADDRESS_6_LENGTH];
            for (int i = 0; i < address.length; i++) {
                address[i] = (byte) d.peekU8(i);
            }
            return ", addr " + AddressText.ipv6(address, 0);
        }
        if (type == NAMING_AUTHORITY && length >= NAMING_AUTHORITY_LENGTH) {
            int flags = Math.min(d.peekU8(4), length - NAMING_AUTHORITY_LENGTH);
            return ", order " + d.peekU16(0) + ", preference " + d.peekU16(2) + ", flags " + text(d, 5, flags);
        }
        if (type == SERVICE && length >= SERVICE_LENGTH) {
            return ", priority " + d.peekU16(0) + ", weight " + d.peekU16(2) + ", port " + d.peekU16(4);
        }
        return (type == EXCHANGE || type == KEY_EXCHANGE) && length >= 2 ? ", preference " + d.peekU16(0) : "";
    }

    private static String text(Dissection d, int ahead, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) d.peekU8(ahead + i));
        }
        return text.toString();
    }

    /** {@return what a record says in the packet's summary, as far as it is no name; the cursor stands on the content} */
    static String brief(Dissection d, int type, int length) {
        if (type == SERVICE && length >= SERVICE_LENGTH) {
            return " " + d.peekU16(0) + " " + d.peekU16(2) + " " + d.peekU16(4);
        }
        boolean isSaid = type == ADDRESS || type == ADDRESS_6 || type == EXCHANGE;
        String said = isSaid ? content(d, type, length) : "";
        return said.isEmpty() ? "" : said.substring(said.lastIndexOf(' '));
    }

    /** {@return whether the packet's summary has the first name in the content of a record} */
    static boolean isNamedInBrief(int type) {
        return switch (type) {
            case SERVER, CANONICAL, AUTHORITY, POINTER, EXCHANGE, SERVICE, DELEGATION -> true;
            default -> false;
        };
    }

    /** {@return what a record says whose content's first name is {@code name}} */
    static String naming(int type, String name) {
        return switch (type) {
            case SERVER -> ", ns " + name;
            case CANONICAL -> ", cname " + name;
            case AUTHORITY -> ", mname " + name;
            case POINTER -> ", " + name;
            case EXCHANGE -> ", mx " + name;
            case SERVICE -> ", target " + name;
            case KEY_EXCHANGE -> ", kx " + name;
            case DELEGATION -> ", dname " + name;
            case LOOKUP_REVERSE -> ", name result domain " + name;
            case NEXT, NEXT_SECURE -> ", next domain name " + name;
            default -> "";
        };
    }

    /** {@return a span as people say it: {@code 300 (5 minutes)}} */
    static String span(long seconds) {
        return seconds + " (" + SpanText.of(seconds) + ")";
    }
}
