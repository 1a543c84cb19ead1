package dev.peel.dissectors.dns;

import dev.peel.core.bytes.AddressText;
import dev.peel.core.dissect.Dissection;

/** What stands in the tree for questions and records as a whole, and for times to live. */
final class DnsLabels {
    private static final int ADDRESS = 1; // types, RFC 1035 3.2.2 and later ones
    private static final int SERVER = 2;
    private static final int CANONICAL = 5;
    private static final int AUTHORITY = 6;
    private static final int POINTER = 12;
    private static final int EXCHANGE = 15;
    private static final int ADDRESS_6 = 28;
    private static final int SERVICE = 33;
    private static final int DELEGATION = 39;
    private static final int OPT = 41;
    private static final int NEXT_SECURE = 47;
    private static final int ADDRESS_6_LENGTH = 16; // bytes
    private static final int SERVICE_LENGTH = 6; // bytes, without its target, RFC 2782
    private static final int[] UNITS = {86_400, 3_600, 60, 1}; // seconds
    private static final String[] NAMES = {"day", "hour", "minute", "second"};

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
        if (type == ADDRESS && length >= 4) {
            return ", addr " + AddressText.ipv4((int) d.peekU32(0));
        }
        if (type == ADDRESS_6 && length >= ADDRESS_6_LENGTH) {
            byte[] address = new byte[ADDRESS_6_LENGTH];
            for (int i = 0; i < address.length; i++) {
                address[i] = (byte) d.peekU8(i);
            }
            return ", addr " + AddressText.ipv6(address, 0);
        }
        return type == EXCHANGE && length >= 2 ? ", preference " + d.peekU16(0) : "";
    }

    /** {@return what a record says in the packet's summary, as far as it is no name; the cursor stands on the content} */
    static String brief(Dissection d, int type, int length) {
        String said = content(d, type, length);
        if (type == SERVICE && length >= SERVICE_LENGTH) {
            return " " + d.peekU16(0) + " " + d.peekU16(2) + " " + d.peekU16(4);
        }
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
            case NEXT_SECURE -> ", next domain name " + name;
            default -> "";
        };
    }

    /** {@return a span as people say it: {@code 300 (5 minutes)}} */
    static String span(long seconds) {
        StringBuilder text = new StringBuilder();
        text.append(seconds).append(" (");
        long rest = seconds;
        for (int i = 0; i < UNITS.length; i++) {
            long count = rest / UNITS[i];
            rest %= UNITS[i];
            if (count > 0 || seconds == 0 && UNITS[i] == 1) {
                text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(NAMES[i])
                        .append(count == 1 ? "" : "s");
            }
        }
        return text.append(')').toString();
    }
}
