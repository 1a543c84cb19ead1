package dev.peel.core.print;

import dev.peel.core.bytes.Bytes;

/** IPv6 addresses in their canonical form, RFC 5952. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /** Appends the address in the 16 bytes at {@code at}. */
    static void append(TextBuffer out, byte[] array, int at) {
        int start = -1;
        int longest = 1; // a single group of zeros is not shortened, RFC 5952 4.2.2
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(array, at, i);
            if (run > longest) {
                longest = run;
                start = i;
            }
        }
        boolean isEmbedded = start == 0 && (longest == 6 || longest == 5 && Bytes.u16(array, at + 10) == 0xffff);
        int end = isEmbedded ? 6 : GROUPS;
        for (int i = 0; i < end; i++) {
            if (i == start) {
                out.ascii(':');
                i += longest - 1;
                if (i == end - 1) {
                    out.ascii(':');
                }
                continue;
            }
            if (i > 0) {
                out.ascii(':');
            }
            group(out, Bytes.u16(array, at + i * 2));
        }
        if (isEmbedded) {
            if (longest == 5) {
                out.ascii(':');
            }
            ValueText.ipv4(out, Bytes.i32(array, at + 12));
        }
    }

    private static int zeros(byte[] array, int at, int from) {
        int i = from;
        while (i < GROUPS && Bytes.u16(array, at + i * 2) == 0) {
            i++;
        }
        return i - from;
    }

    private static void group(TextBuffer out, int number) {
        int digits = number > 0xfff ? 4 : number > 0xff ? 3 : number > 0xf ? 2 : 1;
        out.hex(number, digits);
    }
}
