package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import org.jspecify.annotations.Nullable;

/** The flags of a TCP header, RFC 9293 3.1 and RFC 9768 (accurate ECN). */
final class TcpFlags {
    static final int FIN = 0x001;
    static final int SYN = 0x002;
    static final int RESET = 0x004;
    static final int PUSH = 0x008;
    static final int ACK = 0x010;
    static final int ALL = 0xfff;
    private static final int EVENTS = SYN | FIN | RESET; // what TcpEvents tells of

    static final Field FLAGS = Field.uint("tcp.flags", 16, "Flags").mask(ALL).hex();
    static final Field RESERVED = Field.flag("tcp.flags.res", 12, 0xe00, "Reserved");
    static final Field ACCURATE_ECN = Field.flag("tcp.flags.ae", 12, 0x100, "Accurate ECN");
    static final Field CONGESTION_WINDOW_REDUCED = Field.flag("tcp.flags.cwr", 12, 0x080, "Congestion Window Reduced");
    static final Field ECN_ECHO = Field.flag("tcp.flags.ece", 12, 0x040, "ECN-Echo");
    static final Field URGENT = Field.flag("tcp.flags.urg", 12, 0x020, "Urgent");
    static final Field ACKNOWLEDGMENT = Field.flag("tcp.flags.ack", 12, ACK, "Acknowledgment");
    static final Field PUSH_FLAG = Field.flag("tcp.flags.push", 12, PUSH, "Push");
    static final Field RESET_FLAG = Field.flag("tcp.flags.reset", 12, RESET, "Reset");
    static final Field SYN_FLAG = Field.flag("tcp.flags.syn", 12, SYN, "Syn");
    static final Field FIN_FLAG = Field.flag("tcp.flags.fin", 12, FIN, "Fin");
    static final Field TEXT = Field.text("tcp.flags.str", "TCP Flags");

    static final Field[] PARTS = {
        RESERVED,
        ACCURATE_ECN,
        CONGESTION_WINDOW_REDUCED,
        ECN_ECHO,
        URGENT,
        ACKNOWLEDGMENT,
        PUSH_FLAG,
        RESET_FLAG,
        SYN_FLAG,
        FIN_FLAG
    };

    private static final String LETTERS = "RRRACEUAPRSF";
    private static final String[] NAMES = {
        "Reserved", "Reserved", "Reserved", "AE", "CWR", "ECE", "URG", "ACK", "PSH", "RST", "SYN", "FIN"
    };
    /** By the flags, each made when first asked for; that two threads may make the same does not matter. */
    private static final @Nullable String[] TEXTS = new String[ALL + 1];

    /** Notes {@code flags}, in the two bytes at the cursor, each in the byte that it stands in, and what it says. */
    static void note(Dissection d, int flags, int source, int destination) {
        if ((flags & EVENTS) == 0 && !d.wantsAny(PARTS)) {
            return;
        }
        for (Field part : PARTS) {
            int mark = d.openPart(part, part.mask() > 0xff ? 0 : 1, 1, flags);
            if ((part.mask() & flags) != 0) {
                TcpEvents.note(d, part, flags, source, destination);
            }
            d.closeDerived(mark);
        }
    }

    private TcpFlags() {}

    /** {@return one character a flag, a middle dot where it is not set, such as {@code ··········S·}} */
    static String text(int flags) {
        String known = TEXTS[flags & ALL];
        if (known == null) {
            known = letters(flags);
            TEXTS[flags & ALL] = known;
        }
        return known;
    }

    /** {@return the names of the set flags, such as {@code SYN, ACK}} */
    static String names(int flags) {
        StringBuilder names = new StringBuilder();
        for (int bit = NAMES.length - 1; bit >= 0; bit--) {
            if ((flags & 1 << NAMES.length - 1 - bit) != 0) {
                names.append(names.isEmpty() ? "" : ", ").append(NAMES[bit]);
            }
        }
        return names.isEmpty() ? "<None>" : names.toString();
    }

    private static String letters(int flags) {
        StringBuilder text = new StringBuilder(LETTERS.length());
        for (int i = 0; i < LETTERS.length(); i++) {
            boolean set = (flags & 1 << LETTERS.length() - 1 - i) != 0;
            text.append(set ? LETTERS.charAt(i) : '·');
        }
        return text.toString();
    }
}
