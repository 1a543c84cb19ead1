package dev.peel.dissectors.ip;

import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/** What stands in the tree for fields of an IPv4 header that say more than their value. */
final class Ipv4Labels {
    private static final Values CODE_POINTS = NamedValues.of("ip-dscp-short.tsv");
    private static final Values CONGESTION = NamedValues.of("ip-ecn-short.tsv");
    private static final int RESERVED = 0x80;
    private static final int DONT_FRAGMENT = 0x40;
    private static final int MORE_FRAGMENTS = 0x20;

    private Ipv4Labels() {}

    static String headerLength(int bytes) {
        int words = bytes / 4;
        return ".... " + Integer.toBinaryString(words | 0x10).substring(1) + " = Header Length: " + bytes + " bytes ("
                + words + ")";
    }

    static String services(int services) {
        return String.format(
                Locale.ROOT,
                "Differentiated Services Field: 0x%02x (DSCP: %s, ECN: %s)",
                services,
                CODE_POINTS.name(services >> 2, "Unknown"),
                CONGESTION.name(services & 3, "Unknown"));
    }

    static String flags(int first) {
        StringBuilder label =
                new StringBuilder(Integer.toBinaryString(first >> 5 | 8).substring(1));
        label.append(". .... = Flags: 0x").append(first >> 5);
        label.append((first & RESERVED) != 0 ? ", Reserved bit" : "");
        label.append((first & DONT_FRAGMENT) != 0 ? ", Don't fragment" : "");
        return label.append((first & MORE_FRAGMENTS) != 0 ? ", More fragments" : "")
                .toString();
    }

    static String checksum(int checksum) {
        return String.format(Locale.ROOT, "Header Checksum: 0x%04x [validation disabled]", checksum);
    }
}
