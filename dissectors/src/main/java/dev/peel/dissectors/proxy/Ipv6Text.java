package dev.peel.dissectors.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** IPv6 addresses as text, RFC 4291 2.2. */
final class Ipv6Text {
    private static final int LENGTH = 16; // bytes
    private static final int LONGEST = 45; // characters, with an IPv4 address at its end

    private Ipv6Text() {}

    /** {@return the 16 bytes of {@code text}, null where it is no address} */
    static byte @Nullable [] bytes(String text) {
        // Only digits, points and colons, of which there is one at least: so no name is ever looked up.
        if (text.length() > LONGEST || !text.matches("[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*")) {
            return null;
        }
        try {
            byte[] address = InetAddress.getByName(text).getAddress();
            return address.length == LENGTH ? address : null;
        } catch (UnknownHostException invalid) {
            return null;
        }
    }
}
