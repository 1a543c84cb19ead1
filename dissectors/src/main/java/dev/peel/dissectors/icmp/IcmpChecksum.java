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
        boolean isWhole = !d.isQuoted() && !d.isFragment() && d.captured() == d.remaining();
        if (!isWhole || !d.labelling() && !d.wants(status)) {
            int number = d.u16(checksum);
            if (d.labelling()) {
                label(d, number, "unverified");
            }
            d.derived(status, -2, 0, UNVERIFIED);
            return;
        }
        int rest = sum(d);
        int number = d.u16(checksum);
        boolean isGood = rest == ALL_BITS || rest == 0;
        if (d.labelling()) {
            int expected = ~fold((rest + (~number & ALL_BITS))) & ALL_BITS;
            label(d, number, isGood ? "correct" : String.format(Locale.ROOT, "incorrect, should be 0x%04x", expected));
        }
        d.derived(status, -2, 0, isGood ? GOOD : BAD);
    }

    private static void label(Dissection d, int number, String verdict) {
        d.label(String.format(Locale.ROOT, "Checksum: 0x%04x [%s]", number, verdict));
    }

    /** {@return the sum of the words of the message, its checksum included} */
    private static int sum(Dissection d) {
        int sum = d.peekU16(-BEFORE);
        int length = d.captured();
        for (int i = 0; i + 1 < length; i += 2) {
            sum = fold(sum + d.peekU16(i));
        }
        return (length & 1) == 0 ? sum : fold(sum + (d.peekU8(length - 1) << 8));
    }

    private static int fold(int sum) {
        return (sum & ALL_BITS) + (sum >>> 16);
    }
}
