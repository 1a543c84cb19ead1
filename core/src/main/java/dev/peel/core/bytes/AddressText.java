package dev.peel.core.bytes;

import java.nio.charset.StandardCharsets;

/** Addresses as people write them: dotted IPv4, IPv6 in the canonical form of RFC 5952, hardware addresses with colons. */
public final class AddressText {
    // Hot path: what writes to an array allocates nothing.

    /** The longest text of any address here, in ASCII bytes: eight groups of four digits and seven colons. */
    public static final int MAX_LENGTH = 39;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUPS = 8;

    private AddressText() {}

    /** {@return an IPv4 address, such as {@code 192.0.2.1}} */
    public static String ipv4(int address) {
        byte[] text = new byte[MAX_LENGTH];
        return text(text, ipv4(address, text, 0));
    }

    /** {@return the IPv6 address in the 16 bytes at {@code at} of {@code array}, such as {@code 2001:db8::1}} */
    public static String ipv6(byte[] array, int at) {
        byte[] text = new byte[MAX_LENGTH];
        return text(text, ipv6(array, at, text, 0));
    }

    /** {@return a 48-bit hardware address, such as {@code 02:00:00:00:00:01}} */
    public static String ether(long address) {
        byte[] text = new byte[MAX_LENGTH];
        return text(text, ether(address, text, 0));
    }

    /**
     * Writes an IPv4 address.
     *
     * @return the index behind the text
     */
    public static int ipv4(int address, byte[] to, int start) {
        int at = start;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int number = address >>> shift & 0xff;
            if (number >= 100) {
                to[at++] = (byte) ('0' + number / 100);
            }
            if (number >= 10) {
                to[at++] = (byte) ('0' + number / 10 % 10);
            }
            to[at++] = (byte) ('0' + number % 10);
            if (shift > 0) {
                to[at++] = '.';
            }
        }
        return at;
    }

    /**
     * Writes a 48-bit hardware address.
     *
     * @return the index behind the text
     */
    public static int ether(long address, byte[] to, int start) {
        int at = start;
        for (int shift = 40; shift >= 0; shift -= 8) {
            to[at++] = HEX[(int) (address >>> shift + 4) & 0xf];
            to[at++] = HEX[(int) (address >>> shift) & 0xf];
            if (shift > 0) {
                to[at++] = ':';
            }
        }
        return at;
    }

    /**
     * Writes the IPv6 address in the 16 bytes at {@code from} of {@code array}.
     *
     * @return the index behind the text
     */
    public static int ipv6(byte[] array, int from, byte[] to, int start) {
        int run = -1;
        int longest = 1; // a single group of zeros is not shortened, RFC 5952 4.2.2
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zeros(array, from, i);
            if (zeros > longest) {
                longest = zeros;
                run = i;
            }
        }
        boolean isEmbedded = run == 0 && (longest == 6 || longest == 5 && Bytes.u16(array, from + 10) == 0xffff);
        int end = isEmbedded ? 6 : GROUPS;
        int at = start;
        int i = 0;
        while (i < end) {
            if (i > 0 || i == run) {
                to[at++] = ':';
            }
            if (i == run) {
                i += longest;
                if (i >= end) {
                    to[at++] = ':';
                }
            } else {
                at = group(Bytes.u16(array, from + i * 2), to, at);
                i++;
            }
        }
        if (isEmbedded) {
            if (longest == 5) {
                to[at++] = ':';
            }
            at = ipv4(Bytes.i32(array, from + 12), to, at);
        }
        return at;
    }

    private static int zeros(byte[] array, int from, int first) {
        int i = first;
        while (i < GROUPS && Bytes.u16(array, from + i * 2) == 0) {
            i++;
        }
        return i - first;
    }

    private static int group(int number, byte[] to, int start) {
        int at = start;
        int digits = number > 0xfff ? 4 : number > 0xff ? 3 : number > 0xf ? 2 : 1;
        for (int shift = digits * 4 - 4; shift >= 0; shift -= 4) {
            to[at++] = HEX[number >>> shift & 0xf];
        }
        return at;
    }

    private static String text(byte[] ascii, int length) {
        return new String(ascii, 0, length, StandardCharsets.US_ASCII);
    }
}
