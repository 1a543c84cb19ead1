package dev.peel.dissectors.llc;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The control field of ISO/IEC 8802-2 section 5.4: one byte in unnumbered frames, two in the others.
 *
 * <pre>
 *  information:  0 | send number (7) || poll/final (1) | receive number (7)
 *  supervisory:  1 0 | type (2) | 0 (4) || poll/final (1) | receive number (7)
 *  unnumbered:   1 1 | modifier (2) | poll/final (1) | modifier (3)
 * </pre>
 */
final class LlcControl {
    static final int UNNUMBERED_INFORMATION = 0x00;
    static final int EXCHANGE_IDENTIFICATION = 0x2b;
    static final int TEST = 0x38;
    /** What {@link #read} returns for a frame that carries a number instead of a modifier. */
    static final int NUMBERED_INFORMATION = -1;
    /** What {@link #read} returns for a frame that carries nothing. */
    static final int SUPERVISORY = -2;

    private static final Values FRAME_TYPES =
            Values.of(0, "Information frame", 1, "Supervisory frame", 3, "Unnumbered frame");
    private static final Values SUPERVISORY_TYPES =
            Values.of(0, "Receiver ready", 1, "Receiver not ready", 2, "Reject", 3, "Selective reject");
    private static final Values SHORT_SUPERVISORY_TYPES = Values.of(0, "RR", 1, "RNR", 2, "REJ", 3, "SREJ");
    private static final Values MODIFIERS = NamedValues.of("llc-unnumbered-commands.tsv");

    private static final Field CONTROL =
            Field.uint("llc.control", 16, "Control").hex();
    private static final Field RECEIVED =
            Field.uint("llc.control.n_r", 16, "N(R)").mask(0xfe00);
    private static final Field SENT = Field.uint("llc.control.n_s", 16, "N(S)").mask(0x00fe);
    private static final Field POLL = Field.flag("llc.control.p", 16, 0x0100, "Poll");
    private static final Field FINAL = Field.flag("llc.control.f", 16, 0x0100, "Final");
    private static final Field UNNUMBERED_POLL = Field.flag("llc.control.p", 8, 0x10, "Poll");
    private static final Field UNNUMBERED_FINAL = Field.flag("llc.control.f", 8, 0x10, "Final");
    private static final Field SUPERVISORY_TYPE = Field.uint("llc.control.s_ftype", 16, "Supervisory frame type")
            .mask(0x000c)
            .hex()
            .values(SUPERVISORY_TYPES);
    private static final Field COMMAND = Field.uint("llc.control.u_modifier_cmd", 8, "Command")
            .mask(0xec)
            .hex()
            .values(MODIFIERS);
    private static final Field RESPONSE = Field.uint("llc.control.u_modifier_resp", 8, "Response")
            .mask(0xec)
            .hex()
            .values(MODIFIERS);
    private static final Field FRAME_TYPE =
            Field.uint("llc.control.ftype", 16, "Frame type").mask(0x3).hex().values(FRAME_TYPES);
    private static final Field UNNUMBERED_TYPE =
            Field.uint("llc.control.ftype", 8, "Frame type").mask(0x3).hex().values(FRAME_TYPES);
    static final Field[] FIELDS = {
        CONTROL,
        RECEIVED,
        SENT,
        POLL,
        FINAL,
        UNNUMBERED_POLL,
        UNNUMBERED_FINAL,
        SUPERVISORY_TYPE,
        COMMAND,
        RESPONSE,
        FRAME_TYPE,
        UNNUMBERED_TYPE
    };

    private LlcControl() {}

    /**
     * Reads the control field.
     *
     * @param isResponse whether the frame answers another
     * @return the modifier of an unnumbered frame, or one of the negative numbers above
     */
    static int read(Dissection d, boolean isResponse) {
        int first = d.peekU8(0);
        return (first & 3) == 3 ? readUnnumbered(d, first, isResponse) : readNumbered(d, first, isResponse);
    }

    private static int readUnnumbered(Dissection d, int control, boolean isResponse) {
        int mark = d.open(CONTROL, 1, control);
        if (d.labelling()) {
            d.label(mark, label(control, control, isResponse));
        }
        if ((control & 0x10) != 0) {
            d.peek(isResponse ? UNNUMBERED_FINAL : UNNUMBERED_POLL);
        }
        d.peek(isResponse ? RESPONSE : COMMAND);
        d.u8(UNNUMBERED_TYPE);
        d.close(mark);
        return modifier(control);
    }

    private static int readNumbered(Dissection d, int first, boolean isResponse) {
        int control = inOrder(d);
        boolean supervisory = (first & 3) == 1;
        int mark = d.open(CONTROL, 2, control);
        if (d.labelling()) {
            d.label(mark, label(first, control, isResponse));
        }
        d.part(RECEIVED, 2, control);
        if (!supervisory) {
            d.part(SENT, 2, control);
        }
        if ((control & 0x0100) != 0) {
            d.part(isResponse ? FINAL : POLL, 2, control);
        }
        if (supervisory) {
            d.part(SUPERVISORY_TYPE, 2, control);
        }
        // The frame type of an information frame is one bit: the other is the send number's.
        d.value(FRAME_TYPE, 2, supervisory ? 1 : 0);
        d.close(mark);
        return supervisory ? SUPERVISORY : NUMBERED_INFORMATION;
    }

    /** The two bytes, whose first is the low one. */
    private static int inOrder(Dissection d) {
        int control = d.peekU16(0);
        return control >> 8 | (control & 0xff) << 8;
    }

    private static String label(int first, int control, boolean isResponse) {
        int digits = (first & 3) == 3 ? 2 : 4;
        return String.format(
                Locale.ROOT, "Control field: %s (0x%0" + digits + "X)", text(first, control, isResponse), control);
    }

    /** {@return what the summary says of the control field here} */
    static String summary(Dissection d, boolean isResponse) {
        int first = d.peekU8(0);
        return text(first, (first & 3) == 3 ? first : inOrder(d), isResponse);
    }

    private static String text(int first, int control, boolean isResponse) {
        boolean unnumbered = (first & 3) == 3;
        boolean pollOrFinal = (control & (unnumbered ? 0x10 : 0x0100)) != 0;
        String flag = pollOrFinal ? isResponse ? " F" : " P" : "";
        if (unnumbered) {
            return "U" + flag + ", func=" + function(first);
        }
        if ((first & 3) == 1) {
            return "S" + flag + ", func=" + SHORT_SUPERVISORY_TYPES.name(first >> 2 & 3, "") + ", N(R)="
                    + (control >> 9);
        }
        return "I" + flag + ", N(R)=" + (control >> 9) + ", N(S)=" + (control >> 1 & 0x7f);
    }

    private static int modifier(int control) {
        return (control & 0xec) >> 2;
    }

    private static String function(int control) {
        return switch (modifier(control)) {
            case 0x00 -> "UI";
            case 0x03 -> "DM";
            case 0x10 -> "DISC";
            case 0x18 -> "UA";
            case 0x1b -> "SABME";
            case 0x21 -> "FRMR";
            case EXCHANGE_IDENTIFICATION -> "XID";
            case TEST -> "TEST";
            default -> "Unknown";
        };
    }
}
