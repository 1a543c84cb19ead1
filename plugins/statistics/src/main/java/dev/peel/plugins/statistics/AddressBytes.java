package dev.peel.plugins.statistics;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Bytes of addresses that users type; no name is ever looked up. */
final class AddressBytes {
    private static final byte[] NONE = {};
    private static final int IPV4_PARTS = 4;

    private AddressBytes() {}

    /** {@return the 4 or 16 bytes of the address that {@code text} is, none where it is not one} */
    static byte[] of(String text, boolean isIpv6) {
        if (!isIpv6 && text.split("\\.", -1).length != IPV4_PARTS) {
            return NONE;
        }
        try {
            // Digits, colons and points are never taken for a name.
            byte[] bytes =
                    InetAddress.getByName(isIpv6 ? "[" + text + "]" : text).getAddress();
            return bytes.length == (isIpv6 ? 16 : 4) ? bytes : NONE;
        } catch (UnknownHostException wrong) {
            return NONE;
        }
    }
}
