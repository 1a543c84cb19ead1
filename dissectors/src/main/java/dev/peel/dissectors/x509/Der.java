package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;

/**
 * Elements in the distinguished encoding rules, X.690.
 *
 * <pre>
 *  identifier (1) | length (1, or more where the first is above 0x80) | contents
 * </pre>
 *
 * <p>Identifiers of several bytes do not occur in certificates and are malformed here.
 */
final class Der {
    static final int BOOLEAN = 0x01; // X.690 8.2
    static final int OCTET_STRING = 0x04; // X.690 8.7
    static final int OBJECT_IDENTIFIER = 0x06; // X.690 8.19
    static final int SEQUENCE = 0x30; // X.690 8.9

    private static final int LONG_FORM = 0x80; // X.690 8.1.3.5
    private static final int MAX_LENGTH_BYTES = 3; // more would be longer than any message
    private static final int HIGH_TAG = 0x1f; // X.690 8.1.2.4
    private static final int ARC_BITS = 7; // X.690 8.19.2
    private static final int FIRST_ARC = 40; // X.690 8.19.4

    private Der() {}

    /** {@return the identifier of the element at the cursor, which is not read} */
    static int identifier(Dissection d) {
        return d.peekU8(0);
    }

    /**
     * Reads the head of the element at the cursor.
     *
     * @param end where what the element is in ends, a position
     * @return where the element's contents end, a position not behind {@code end}
     */
    static int enter(Dissection d, int end) {
        if ((d.peekU8(0) & HIGH_TAG) == HIGH_TAG) {
            throw d.malformed();
        }
        int first = d.peekU8(1);
        d.skip(2);
        int length = first;
        if (first >= LONG_FORM) {
            int bytes = first - LONG_FORM;
            if (bytes == 0 || bytes > MAX_LENGTH_BYTES) {
                throw d.malformed();
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | d.peekU8(i);
            }
            d.skip(bytes);
        }
        if (length > end - d.position()) {
            throw d.malformed();
        }
        return d.position() + length;
    }

    /** As {@link #enter(Dissection, int)}, for an element that must have {@code identifier}. */
    static int enter(Dissection d, int identifier, int end) {
        if (identifier(d) != identifier) {
            throw d.malformed();
        }
        return enter(d, end);
    }

    /** Steps over the element at the cursor. */
    static void skip(Dissection d, int end) {
        int contentsEnd = enter(d, end);
        d.skip(contentsEnd - d.position());
    }

    /** {@return the object identifier in the next {@code length} bytes, with dots, which are not read} */
    static String objectIdentifier(Dissection d, int length) {
        StringBuilder text = new StringBuilder();
        long arc = 0;
        for (int i = 0; i < length; i++) {
            int octet = d.peekU8(i);
            arc = arc << ARC_BITS | octet & 0x7f;
            if (octet < LONG_FORM) {
                if (text.isEmpty()) {
                    long top = Math.min(2, arc / FIRST_ARC);
                    text.append(top).append('.').append(arc - top * FIRST_ARC);
                } else {
                    text.append('.').append(arc);
                }
                arc = 0;
            }
        }
        return text.toString();
    }
}
