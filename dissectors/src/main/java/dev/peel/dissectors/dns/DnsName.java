package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A domain name as it stands in a message, RFC 1035 4.1.4: labels with their lengths, the end of which may be a pointer to an earlier
 * name.
 *
 * <p>Reused for every name of a message: valid until the next is read. A name of hostile make is cut off: after so many bytes or
 * pointers there is a text that says why.
 */
final class DnsName {
    private static final int MAX_TEXT = 254; // characters, RFC 1035 2.3.4, without the root's
    private static final int MAX_POINTERS = 128; // more than a name can have labels
    private static final int POINTER = 0xc0;
    private static final int EXTENDED = 0x40; // RFC 6891 5
    private static final int BIT_STRING = 0x41; // RFC 2673

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int labels;
    private String problem = "";

    /**
     * Reads the name that stands at the cursor.
     *
     * @param message where the message starts, a position that pointers are relative to
     */
    void read(Dissection d, Field field, int message) {
        readWithin(d, field, message, Integer.MAX_VALUE);
    }

    /** As {@link #read(Dissection, Field, int)}, of a name that takes no more than {@code most} bytes, whatever its labels say. */
    void readWithin(Dissection d, Field field, int message, int most) {
        note(d, field, Math.min(most, take(d, message, d.wants(field) || d.summarizing())));
    }

    /** As {@link #read(Dissection, Field, int)}; {@code decoded} says whether the text is needed even if nobody wants the field. */
    void read(Dissection d, Field field, int message, boolean decoded) {
        note(d, field, take(d, message, decoded));
    }

    private int take(Dissection d, int message, boolean decoded) {
        return decoded ? decode(d, message) : length(d);
    }

    private void note(Dissection d, Field field, int length) {
        if (d.wants(field)) {
            d.value(field, length, toString());
        } else {
            d.skip(length);
        }
    }

    /** {@return how many bytes the name takes where it stands} */
    static int length(Dissection d) {
        int at = 0;
        int label = d.peekU8(at);
        while (label != 0) {
            if (label >= POINTER) {
                return at + 2;
            }
            if (label >= EXTENDED) {
                return at + extendedLength(d, at, label);
            }
            at += label + 1;
            label = d.peekU8(at);
        }
        return at + 1;
    }

    private static int extendedLength(Dissection d, int at, int label) {
        if (label != BIT_STRING) {
            throw d.malformed();
        }
        int bits = d.peekU8(at + 1);
        return 2 + ((bits == 0 ? 256 : bits) + 7) / 8;
    }

    /** {@return how many bytes the name at the cursor takes there}; its text is taken up, the cursor stays */
    int decode(Dissection d, int message) {
        text.reset();
        labels = 0;
        problem = "";
        int start = d.position();
        int messageLength = start - message + d.remaining();
        int at = 0;
        int length = -1; // until the first pointer or the end
        int seen = 0;
        int pointers = 0;
        while (true) {
            int label = d.peekU8(at);
            if (label == 0) {
                return length < 0 ? at + 1 : length;
            }
            if (label >= POINTER) {
                int target = d.peekU16(at) & 0x3fff;
                length = length < 0 ? at + 2 : length;
                at = message + target - start;
                seen += 2;
                pointers++;
                if (pointers > MAX_POINTERS || seen > messageLength) {
                    problem = "<Name contains a pointer that loops>";
                    return length;
                }
            } else if (label >= EXTENDED) {
                // Bit strings are history, RFC 6891 5: what follows one is not read.
                int labelLength = extendedLength(d, at, label);
                problem = "<Unknown extended label>";
                return length < 0 ? at + labelLength : length;
            } else {
                d.peekU8(at + label);
                add(d, at + 1, label);
                if (length >= 0 && !problem.isEmpty()) {
                    return length;
                }
                at += label + 1;
                seen += label + 1;
            }
            if (seen > messageLength) {
                problem = "<Name contains a pointer that loops>";
                return length < 0 ? length(d) : length;
            }
        }
    }

    private void add(Dissection d, int at, int length) {
        labels++;
        if (text.size() + length + 1 > MAX_TEXT) {
            problem = "<Name too long>";
            return;
        }
        if (text.size() > 0) {
            text.write('.');
        }
        for (int i = 0; i < length; i++) {
            text.write(d.peekU8(at + i));
        }
    }

    /** {@return how many labels the name's text has, 1 where it is a placeholder} */
    int labels() {
        return problem.isEmpty() && text.size() > 0 ? labels : 1;
    }

    /** {@return how many bytes the name's text has} */
    int textLength() {
        return problem.isEmpty() && text.size() > 0 ? text.size() : toString().length();
    }

    /** {@return the name as people write it, {@code <Root>} for that of no label, or why it cannot be told} */
    @Override
    public String toString() {
        if (!problem.isEmpty()) {
            return problem;
        }
        return text.size() == 0 ? "<Root>" : text.toString(StandardCharsets.UTF_8);
    }
}
