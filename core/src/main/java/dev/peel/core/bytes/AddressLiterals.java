package dev.peel.core.bytes;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as people write them: the other way round than {@link AddressText}. No name is ever looked up. */
public final class AddressLiterals {
    private static final String NUMBER = "(?:0|[1-9][0-9]{0,2})";
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;

    private AddressLiterals() {}

    /** {@return the 32 bits of an IPv4 address, -1 where {@code text} is none} */
    public static long ipv4(String text) {
        if (!IPV4.matcher(text).matches()) {
            return -1;
        }
        long address = 0;
        for (String part : text.split("\\.", -1)) {
            int number = Integer.parseInt(part);
            if (number > 0xff) {
                return -1;
            }
            address = address << 8 | number;
        }
        return address;
    }

    /** {@return the 16 bytes of an IPv6 address, null where {@code text} is none; RFC 4291 2.2} */
    public static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        byte[] address = new byte[2 * GROUPS];
        if (gap < 0) {
            return fill(text, address, true) == GROUPS ? address : null;
        }
        int front = fill(text.substring(0, gap), address, true);
        int back = fill(text.substring(gap + 2), address, false);
        return front >= 0 && back >= 0 && front + back < GROUPS ? address : null;
    }

    /** {@return how many groups {@code text} has, which are put at the front or the back of {@code address}; -1 where it is wrong} */
    private static int fill(String text, byte[] address, boolean front) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        boolean isMixed = parts[parts.length - 1].indexOf('.') >= 0;
        int groups = parts.length + (isMixed ? 1 : 0);
        if (groups > GROUPS || isMixed && front && groups != GROUPS) {
            return -1;
        }
        int at = front ? 0 : 2 * (GROUPS - groups);
        for (int i = 0; i < parts.length; i++) {
            boolean isIpv4 = isMixed && i == parts.length - 1;
            if (!isIpv4 && !GROUP.matcher(parts[i]).matches()) {
                return -1;
            }
            long number = isIpv4 ? ipv4(parts[i]) : Integer.parseInt(parts[i], 16);
            if (number < 0) {
                return -1;
            }
            for (int shift = isIpv4 ? 24 : 8; shift >= 0; shift -= 8) {
                address[at++] = (byte) (number >>> shift);
            }
        }
        return groups;
    }
}
