package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;

/**
 * Vectors of variable length, RFC 8446 3.4: a length in bytes, then the elements.
 *
 * <p>A length that is larger than what is left is taken for what is left, so that the elements that are there are read.
 */
final class Vectors {
    static final Field TOO_SMALL =
            Field.group("tls.malformed.buffer_too_small", "Malformed message, not enough data is available");
    static final Field TRAILING = Field.group("tls.malformed.trailing_data", "Undecoded trailing data is present");
    static final Field[] FIELDS = {TOO_SMALL, TRAILING};

    private Vectors() {}

    /**
     * Reads a vector's length.
     *
     * @param width of the length, 1 to 3 bytes
     * @return how many bytes the vector has
     */
    static int length(Dissection d, Field field, int width) {
        if (d.remaining() < width) {
            d.close(d.open(TOO_SMALL));
            d.expert(Severity.ERROR, ExpertGroup.MALFORMED, "No more room for vector of length " + width);
            d.skip(d.remaining());
            return 0;
        }
        int length = (int) d.uint(field, width);
        int left = d.remaining();
        if (length <= left) {
            return length;
        }
        d.close(d.open(TOO_SMALL));
        d.expert(
                Severity.ERROR,
                ExpertGroup.MALFORMED,
                "Vector length " + length + " is too large, truncating it to " + left);
        return left;
    }

    /** Reads a vector of bytes: its length, then {@code bytes}, which is not noted where it is empty. */
    static void bytes(Dissection d, Field field, int width, Field bytes) {
        int length = length(d, field, width);
        if (length > 0) {
            d.bytes(bytes, length);
        }
    }

    /** Reads the numbers up to {@code end}, {@code width} bytes each. */
    static void numbers(Dissection d, Field field, int width, int end) {
        if (!d.wants(field)) {
            int length = end - d.position();
            d.skip(length - length % width);
        }
        while (end - d.position() >= width) {
            d.uint(field, width);
        }
        trailing(d, end);
    }

    /**
     * Reads a list of numbers below {@code list}.
     *
     * @param length of the list, in bytes
     * @param noun what the list holds, for its text
     */
    static void list(Dissection d, Field list, Field number, int width, int length, String text, String noun) {
        int mark = d.open(list, length);
        if (d.labelling()) {
            d.label(mark, text + " (" + count(length / width, noun) + ")");
        }
        numbers(d, number, width, d.position() + length);
        d.close(mark);
    }

    /** {@return {@code n} and the noun in the right number} */
    static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** Steps to {@code end}, and tells when that leaves something unread. */
    static void trailing(Dissection d, int end) {
        int left = end - d.position();
        if (left > 0) {
            d.close(d.open(TRAILING, left));
            d.skip(left);
        }
    }

    /** {@return the name of {@code number}, with the number behind it} */
    static String named(Values names, long number) {
        return names.name(number, "Unknown") + " (" + number + ")";
    }
}
