package dev.peel.dissectors.ip;

import dev.peel.core.bytes.Bytes;

/** IPv6 addresses as people write them, RFC 5952. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /** {@return the address in the 16 bytes at {@code at} of {@code bytes}, {@code ?} where they are not all there} */
    static String of(Bytes bytes, int at) {
        if (at + 2 * GROUPS > bytes.length()) {
            return "?";
        }
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && bytes.u16(at + 2 * end) == 0) {
                end++;
            }
            if (end - i > runLength) {
                runStart = i;
                runLength = end - i;
            }
            i = Math.max(i, end);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(bytes.u16(at + 2 * i)));
            }
        }
        return text.toString();
    }
}
