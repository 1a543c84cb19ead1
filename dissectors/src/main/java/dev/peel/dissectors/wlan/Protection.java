package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.util.Locale;

/**
 * What stands before and behind an encrypted body: of WEP (IEEE 802.11 12.3.2), TKIP (12.5.2) and CCMP (12.5.3).
 *
 * <pre>
 *  WEP:   initialization vector (3) | key (1) | data | integrity check value (4)
 *  TKIP:  counter 1 | seed | counter 0 | key | counter 2 to 5 | data
 *  CCMP:  packet number 0 and 1 | reserved | key | packet number 2 to 5 | data
 * </pre>
 */
final class Protection {
    private static final int VECTOR_LENGTH = 3; // bytes
    private static final int WEP_LENGTH = 4; // bytes, 12.3.2.2
    private static final int CHECK_LENGTH = 4; // bytes
    private static final int EXTENDED = 0x20; // of the key's byte, 12.5.2.2
    private static final int EXTENDED_LENGTH = 8; // bytes
    private static final int KEY_SHIFT = 6;

    private static final Field WEP = Field.heading("wlan.wep", "WEP parameters");
    private static final Field VECTOR =
            Field.uint("wlan.wep.iv", 24, "Initialization Vector").hex();
    private static final Field KEY = Field.uint("wlan.wep.key", 8, "Key Index");
    private static final Field CHECK = Field.uint("wlan.wep.icv", 32, "WEP ICV").hex();
    private static final Field TKIP = Field.heading("wlan.tkip", "TKIP parameters");
    private static final Field TKIP_VECTOR = Field.text("wlan.tkip.extiv", "TKIP Ext. Initialization Vector");
    private static final Field CCMP = Field.heading("wlan.ccmp", "CCMP parameters");
    private static final Field CCMP_VECTOR = Field.text("wlan.ccmp.extiv", "CCMP Ext. Initialization Vector");
    static final Field[] FIELDS = {WEP, VECTOR, KEY, CHECK, TKIP, TKIP_VECTOR, CCMP, CCMP_VECTOR};

    private Protection() {}

    /** Reads what stands before the encrypted bytes, and hands those to {@code data}. */
    static void read(Dissection d) {
        int key = d.peekU8(VECTOR_LENGTH);
        if ((key & EXTENDED) == 0) {
            readWep(d, key);
            return;
        }
        // 12.5.2.2: the seed repeats the counter, so that no old station takes the vector for a weak one.
        boolean isTkip = d.peekU8(1) == ((d.peekU8(0) | 0x20) & 0x7f);
        long high = reversed(d, 4);
        int low = isTkip ? d.peekU8(0) << 8 | d.peekU8(2) : d.peekU8(1) << 8 | d.peekU8(0);
        int mark = d.open(isTkip ? TKIP : CCMP, EXTENDED_LENGTH);
        Field vector = isTkip ? TKIP_VECTOR : CCMP_VECTOR;
        if (d.wants(vector)) {
            d.closeDerived(d.openValue(vector, EXTENDED_LENGTH, String.format(Locale.ROOT, "0x%08x%04x", high, low)));
        }
        d.peekValue(KEY, EXTENDED_LENGTH, key >> KEY_SHIFT);
        d.skip(EXTENDED_LENGTH);
        d.close(mark);
        d.data();
    }

    private static void readWep(Dissection d, int key) {
        int mark = d.open(WEP, WEP_LENGTH);
        d.u24(VECTOR);
        d.value(KEY, 1, key >> KEY_SHIFT);
        int length = d.remaining() - CHECK_LENGTH;
        // A capture that was cut has no check value.
        if (length >= 0 && d.captured() == d.remaining()) {
            long check = d.peekU32(length);
            d.closeDerived(d.openPart(CHECK, length, CHECK_LENGTH, check));
            if (d.labelling()) {
                d.label(String.format(Locale.ROOT, "WEP ICV: 0x%08x (not verified)", check));
            }
        }
        d.close(mark);
        d.limit(length < 0 ? d.remaining() : length);
        d.data();
    }

    /** The four bytes {@code ahead}, of which the last is the highest. */
    private static long reversed(Dissection d, int ahead) {
        return Integer.reverseBytes((int) d.peekU32(ahead)) & 0xffff_ffffL;
    }
}
