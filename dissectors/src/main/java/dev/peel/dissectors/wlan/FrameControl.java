package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The frame control field, IEEE 802.11 9.2.4.1, whose bits are numbered from the lowest on.
 *
 * <pre>
 *  version (2) | type (2) | subtype (4)
 *  to DS (1) | from DS (1) | more fragments (1) | retry (1) | power management (1) | more data (1) | protected (1) | order (1)
 * </pre>
 */
final class FrameControl {
    static final int MANAGEMENT = 0;
    static final int CONTROL = 1;
    static final int DATA = 2;
    static final int TO_DISTRIBUTION = 0x01;
    static final int FROM_DISTRIBUTION = 0x02;
    static final int MORE_FRAGMENTS = 0x04;
    static final int PROTECTED = 0x40;
    static final int ORDER = 0x80;

    private static final int EXTENSION = CONTROL << 4 | 6; // 9.2.4.1.3
    private static final int EXTENSION_MASK = 0x0f; // of the second byte, in place of flags
    private static final String FLAG_LETTERS = "opmPRMFT"; // from the highest flag on

    private static final Values KINDS = NamedValues.of("wlan-frame-types.tsv");
    private static final Field KIND =
            Field.uint("wlan.fc.type_subtype", 16, "Type/Subtype").hex().values(KINDS);
    private static final Field WHOLE =
            Field.uint("wlan.fc", 16, "Frame Control Field").hex();
    private static final Field VERSION =
            Field.uint("wlan.fc.version", 8, "Version").mask(0x03);
    private static final Field TYPE = Field.uint("wlan.fc.type", 8, "Type")
            .mask(0x0c)
            .values(Values.of(0, "Management frame", 1, "Control frame", 2, "Data frame", 3, "Extension frame"));
    private static final Field SUBTYPE =
            Field.uint("wlan.fc.subtype", 8, "Subtype").mask(0xf0);
    private static final Field EXTENDED = Field.uint("wlan.fc.extension", 8, "Control Frame Extension");
    private static final Field FLAGS = Field.uint("wlan.flags", 8, "Flags").hex();
    private static final Field DISTRIBUTION = Field.uint("wlan.fc.ds", 8, "DS status")
            .mask(0x03)
            .hex()
            .values(Values.of(
                    0,
                    "Not leaving DS or network is operating in AD-HOC mode (To DS: 0 From DS: 0)",
                    1,
                    "Frame from STA to DS via an AP (To DS: 1 From DS: 0)",
                    2,
                    "Frame from DS to a STA via AP(To DS: 0 From DS: 1)",
                    3,
                    "WDS (AP to AP) or Mesh (MP to MP) Frame (To DS: 1 From DS: 1)"));
    private static final Field TO = Field.flag("wlan.fc.tods", 8, TO_DISTRIBUTION, "To DS");
    private static final Field FROM = Field.flag("wlan.fc.fromds", 8, FROM_DISTRIBUTION, "From DS");
    private static final Field MORE = Field.flag("wlan.fc.frag", 8, MORE_FRAGMENTS, "More Fragments")
            .values(Values.of(0, "This is the last fragment", 1, "More fragments follow"));
    private static final Field RETRY = Field.flag("wlan.fc.retry", 8, 0x08, "Retry")
            .values(Values.of(0, "Frame is not being retransmitted", 1, "Frame is being retransmitted"));
    private static final Field POWER = Field.flag("wlan.fc.pwrmgt", 8, 0x10, "PWR MGT")
            .values(Values.of(0, "STA will stay up", 1, "STA will go to sleep"));
    private static final Field MORE_DATA = Field.flag("wlan.fc.moredata", 8, 0x20, "More Data")
            .values(Values.of(0, "No data buffered", 1, "Data is buffered for STA at AP"));
    private static final Field PROTECTION = Field.flag("wlan.fc.protected", 8, PROTECTED, "Protected flag")
            .values(Values.of(0, "Data is not protected", 1, "Data is protected"));
    private static final Field ORDERED = Field.flag("wlan.fc.order", 8, ORDER, "+HTC/Order flag")
            .values(Values.of(0, "Not strictly ordered", 1, "Strictly ordered"));
    static final Field[] FIELDS = {
        KIND,
        WHOLE,
        VERSION,
        TYPE,
        SUBTYPE,
        EXTENDED,
        FLAGS,
        DISTRIBUTION,
        TO,
        FROM,
        MORE,
        RETRY,
        POWER,
        MORE_DATA,
        PROTECTION,
        ORDERED
    };

    private FrameControl() {}

    /**
     * Reads the field.
     *
     * @param isSwapped whether its two bytes stand in the wrong order
     * @return the first byte, and above it the flags
     */
    static int read(Dissection d, boolean isSwapped) {
        int first = d.peekU8(isSwapped ? 1 : 0);
        int flags = d.peekU8(isSwapped ? 0 : 1);
        boolean isKnown = version(first) == 0;
        if (isKnown) {
            d.peekValue(KIND, 2, kind(first, flags));
        }
        int whole = d.peekU16(0);
        int mark = d.open(WHOLE, 2, whole);
        if (isSwapped && d.labelling()) {
            d.label(mark, String.format(Locale.ROOT, "Frame Control Field: 0x%04x(Swapped)", whole));
        }
        int width = isSwapped ? 2 : 1;
        d.part(VERSION, width, first);
        if (isKnown) {
            d.part(TYPE, width, first);
            d.part(SUBTYPE, width, first);
        }
        d.skip(2 - width);
        if (isKnown) {
            readFlags(d, width, first, flags);
        }
        d.skip(width);
        d.close(mark);
        return flags << 8 | first;
    }

    private static void readFlags(Dissection d, int width, int first, int flags) {
        if (isExtended(first)) {
            d.peekValue(EXTENDED, width, flags & EXTENSION_MASK);
        }
        int mark = d.open(FLAGS, width, flags);
        if (!isExtended(first)) {
            d.part(DISTRIBUTION, width, flags);
            d.hidden(TO, width, flags & TO_DISTRIBUTION);
            d.hidden(FROM, width, (flags & FROM_DISTRIBUTION) >> 1);
            d.part(MORE, width, flags);
            d.part(RETRY, width, flags);
        }
        d.part(POWER, width, flags);
        d.part(MORE_DATA, width, flags);
        if (!isExtended(first)) {
            d.part(PROTECTION, width, flags);
        }
        d.part(ORDERED, width, flags);
        d.close(mark);
    }

    /** {@return the version of {@code control}, as {@link #read} returns it: 0 but for 802.11ah's short frames, 1} */
    static int version(int control) {
        return control & 0x03;
    }

    /** {@return the type of {@code control}: {@link #MANAGEMENT}, {@link #CONTROL}, {@link #DATA} or 3, an extension} */
    static int type(int control) {
        return control >> 2 & 0x03;
    }

    /** {@return the subtype of {@code control}, 0 to 15} */
    static int subtype(int control) {
        return control >> 4 & 0x0f;
    }

    /** {@return the flags of {@code control}} */
    static int flags(int control) {
        return control >> 8;
    }

    /** {@return whether a frame with {@code flags} goes from one access point, or mesh station, to another: it has four addresses} */
    static boolean isRelayed(int flags) {
        return (flags & TO_DISTRIBUTION) != 0 && (flags & FROM_DISTRIBUTION) != 0;
    }

    /** {@return what a frame with {@code control} is called} */
    static String name(int control) {
        return KINDS.name(kind(control & 0xff, flags(control)), "Unrecognized (Reserved frame)");
    }

    /** {@return the flags of {@code control}, a letter for each that is set} */
    static String letters(int control) {
        int flags = isExtended(control & 0xff) ? flags(control) & ~EXTENSION_MASK : flags(control);
        StringBuilder text = new StringBuilder(FLAG_LETTERS.length());
        for (int i = 0; i < FLAG_LETTERS.length(); i++) {
            text.append((flags & ORDER >> i) != 0 ? FLAG_LETTERS.charAt(i) : '.');
        }
        return text.toString();
    }

    private static int kind(int first, int flags) {
        return isExtended(first) ? EXTENSION << 4 | flags & EXTENSION_MASK : type(first) << 4 | subtype(first);
    }

    private static boolean isExtended(int first) {
        return type(first) << 4 == (EXTENSION & 0xf0) && subtype(first) == (EXTENSION & 0x0f);
    }
}
