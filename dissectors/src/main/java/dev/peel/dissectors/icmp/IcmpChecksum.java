package dev.peel.dissectors.icmp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.util.Locale;

/** The checksum of a message, RFC 792: the ones' complement of the sum of its 16-bit words. */
final class IcmpChecksum {
    private static final int BEFORE = 2; // bytes of the message before its checksum
    private static final int BAD = 0; // of icmp.checksum.status
    private static final int GOOD = 1;
    private static final int UNVERIFIED = 2;
    private static final int ALL_BITS = 0xffff;

    private IcmpChecksum() {}

    /** Reads the checksum at the cursor and says whether it is right, unless the message is quoted or was not captured whole. */
    static void read(Dissection d, Field checksum, Field status) {
        boolean isWhole = !d.isQuoted() && d.captured() == d.remaining();
        if (!isWhole || !d.labelling() && !d.wants(status)) {
            int number = d.u16(checksum);
            if (d.labelling()) {
                label(d, number, "unverified");
            }
            d.derived(status, -2, 0, UNVERIFIED);
            return;
        }
        int rest = sum(d, -BEFORE);
        int number = d.u16(checksum);
        boolean isGood = rest == ALL_BITS || rest == 0;
        if (d.labelling()) {
            label(
                    d,
                    number,
                    isGood
                            ? "correct"
                            : String.format(Locale.ROOT, "incorrect, should be 0x%04x", expected(rest, number)));
        }
        d.derived(status, -2, 0, isGood ? GOOD : BAD);
    }

    private static void label(Dissection d, int number, String verdict) {
        d.label(String.format(Locale.ROOT, "Checksum: 0x%04x [%s]", number, verdict));
    }

    /** {@return the sum of the words from {@code ahead} bytes on, among them the checksum; 0xffff where that is right} */
    static int sum(Dissection d, int ahead) {
        int sum = 0;
        int at = ahead;
        for (; at + 1 < d.captured(); at += 2) {
            sum = fold(sum + d.peekU16(at));
        }
        return at < d.captured() ? fold(sum + (d.peekU8(at) << 8)) : sum;
    }

    /** {@return what would be right in place of the checksum {@code number}, with which the words sum up to {@code sum}} */
    static int expected(int sum, int number) {
        return ~fold(sum + (~number & ALL_BITS)) & ALL_BITS;
    }

    private static int fold(int sum) {
        return (sum & ALL_BITS) + (sum >>> 16);
    }
}
