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

    static String version(int version) {
        return bits(version, 4) + " .... = Version: " + version;
    }

    /** {@return where a fragment belongs, which the header counts in units of eight bytes} */
    static String offset(int units) {
        String bits = bits(units, 13);
        return "..." + bits.charAt(0) + " " + bits.substring(1, 5) + " " + bits.substring(5, 9) + " "
                + bits.substring(9) + " = Fragment Offset: " + units * 8;
    }

    private static String bits(int number, int width) {
        return Integer.toBinaryString(number | 1 << width).substring(1);
    }

    static String headerLength(int bytes) {
        int words = bytes / 4;
        return ".... " + bits(words, 4) + " = Header Length: " + bytes + " bytes (" + words + ")";
    }

    static String services(String name, int services) {
        return String.format(
                Locale.ROOT,
                "%s: 0x%02x (DSCP: %s, ECN: %s)",
                name,
                services,
                CODE_POINTS.name(services >> 2, "Unknown"),
                CONGESTION.name(services & 3, "Unknown"));
    }

    static String flags(int first) {
        StringBuilder label = new StringBuilder(bits(first >> 5, 3));
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
