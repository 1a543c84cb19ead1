package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/**
 * Elements in the distinguished encoding rules, X.690.
 *
 * <pre>
 *  identifier (1) | length (1, or more where the first is above 0x80) | contents
 * </pre>
 *
 * <p>What an element is in ends where the layer or group at hand ends; an element that is longer is malformed. Identifiers of several
 * bytes do not occur in certificates and are malformed here.
 */
final class Der {
    static final int BOOLEAN = 0x01; // X.690 8.2
    static final int INTEGER = 0x02; // X.690 8.3
    static final int BIT_STRING = 0x03; // X.690 8.6
    static final int OCTET_STRING = 0x04; // X.690 8.7
    static final int NULL = 0x05; // X.690 8.8
    static final int OBJECT_IDENTIFIER = 0x06; // X.690 8.19
    static final int ENUMERATED = 0x0a; // X.690 8.4
    static final int UTF8_STRING = 0x0c; // X.680 8.6
    static final int PRINTABLE_STRING = 0x13; // X.680 8.6
    static final int TELETEX_STRING = 0x14; // X.680 8.6
    static final int IA5_STRING = 0x16; // X.680 8.6
    static final int UTC_TIME = 0x17; // X.680 8.6
    static final int GENERALIZED_TIME = 0x18; // X.680 8.6
    static final int VISIBLE_STRING = 0x1a; // X.680 8.6
    static final int UNIVERSAL_STRING = 0x1c; // X.680 8.6
    static final int BMP_STRING = 0x1e; // X.680 8.6
    static final int SEQUENCE = 0x30; // X.690 8.9
    static final int SET = 0x31; // X.690 8.11

    private static final int CONTEXT = 0x80; // X.690 8.1.2.2
    private static final int CONSTRUCTED = 0x20; // X.690 8.1.2.5
    private static final int HIGH_TAG = 0x1f; // X.690 8.1.2.4
    private static final int LONG_FORM = 0x80; // X.690 8.1.3.5
    private static final int MAX_LENGTH_BYTES = 3; // more would be longer than any message
    private static final int LABEL_LENGTH =
            239; // characters; Wireshark's limit, beyond which it does not say that it cut
    private static final int SHORT_HEADER = 2; // bytes, X.690 8.1.3.4

    private Der() {}

    /** {@return the identifier of {@code [number]} before a primitive} */
    static int primitive(int number) {
        return CONTEXT | number;
    }

    /** {@return the identifier of {@code [number]} before other elements} */
    static int constructed(int number) {
        return CONTEXT | CONSTRUCTED | number;
    }

    /** {@return the number in a context-specific identifier} */
    static int number(int identifier) {
        return identifier & HIGH_TAG;
    }

    /** {@return the identifier of the element at the cursor, which is not read} */
    static int identifier(Dissection d) {
        return d.peekU8(0);
    }

    /** {@return whether there is an element here, with {@code identifier}} */
    static boolean isAt(Dissection d, int identifier) {
        return d.remaining() > 0 && d.peekU8(0) == identifier;
    }

    /** {@return how many bytes the element at the cursor has, its head included; it is not read} */
    static int size(Dissection d) {
        return size(d, 0);
    }

    private static int size(Dissection d, int ahead) {
        int header = header(d, ahead);
        int length = d.peekU8(ahead + 1);
        if (header > SHORT_HEADER) {
            length = 0;
            for (int i = SHORT_HEADER; i < header; i++) {
                length = length << 8 | d.peekU8(ahead + i);
            }
        }
        if (length > d.remaining() - ahead - header) {
            throw d.malformed();
        }
        return header + length;
    }

    private static int header(Dissection d, int ahead) {
        if ((d.peekU8(ahead) & HIGH_TAG) == HIGH_TAG) {
            throw d.malformed();
        }
        int bytes = d.peekU8(ahead + 1) - LONG_FORM;
        if (bytes == 0 || bytes > MAX_LENGTH_BYTES) {
            throw d.malformed();
        }
        return SHORT_HEADER + Math.max(0, bytes);
    }

    /**
     * Reads the head of the element at the cursor.
     *
     * @return how many bytes its contents have, all of them within the group at hand
     */
    static int enter(Dissection d) {
        int header = header(d, 0);
        int length = size(d) - header;
        d.skip(header);
        return length;
    }

    /** As {@link #enter(Dissection)}, for an element that must have {@code identifier}. */
    static int enter(Dissection d, int identifier) {
        if (identifier(d) != identifier) {
            throw d.malformed();
        }
        return enter(d);
    }

    /** Steps over the element at the cursor. */
    static void skip(Dissection d) {
        d.skip(size(d));
    }

    /** {@return how many elements stand in the next {@code length} bytes, which are not read} */
    static int count(Dissection d, int length) {
        int count = 0;
        for (int at = 0; at < length; at += size(d, at)) {
            count++;
        }
        return count;
    }

    /** Reads an element with {@code identifier} whose parts {@code body} reads; {@code field} covers all of it. */
    static void whole(Dissection d, Field field, int identifier, Dissection.Body body) {
        int size = size(d);
        if (identifier(d) != identifier) {
            throw d.malformed();
        }
        d.group(field, size, body);
    }

    /**
     * Reads a list, an element with {@code identifier} whose contents are elements of one kind; {@code field} covers the contents and
     * stands for how many there are.
     *
     * @param body reads all of them
     */
    static void list(Dissection d, Field field, int identifier, Dissection.Body body) {
        listContents(d, field, enter(d, identifier), body);
    }

    /** As {@link #list}, for a list of which the head has been read, and whose contents have {@code length} bytes. */
    static void listContents(Dissection d, Field field, int length, Dissection.Body body) {
        d.group(field, length, d.wants(field) ? count(d, length) : 0, body);
    }

    /** Makes the text of a list's group, from within it: {@code name: 2 items}, and {@code more}. */
    static void label(Dissection d, Field field, String more) {
        if (d.labelling()) {
            int count = count(d, d.remaining());
            String text = field.label() + ": " + count + (count == 1 ? " item" : " items") + more;
            d.label(text.length() > LABEL_LENGTH ? text.substring(0, LABEL_LENGTH) : text);
        }
    }

    /** Reads contents that are a number for people in hexadecimal: its bytes, which may be too many for an integer. */
    static void number(Dissection d, Field field, int identifier) {
        int length = enter(d, identifier);
        String text = d.labelling() ? field.label() + ": 0x" + Texts.hex(d.rest(), length) : "";
        d.bytes(field, length);
        if (d.labelling()) {
            d.label(text);
        }
    }

    /** Reads an INTEGER that is small enough for a long: what is longer is malformed. */
    static long integer(Dissection d, Field field) {
        int length = enter(d, INTEGER);
        if (length == 0 || length > Long.BYTES) {
            throw d.malformed();
        }
        long value = (byte) d.peekU8(0);
        for (int i = 1; i < length; i++) {
            value = value << 8 | d.peekU8(i);
        }
        d.value(field, length, value);
        return value;
    }

    /** Reads a BOOLEAN. */
    static void bool(Dissection d, Field field) {
        int length = enter(d, BOOLEAN);
        if (length != 1) {
            throw d.malformed();
        }
        d.value(field, length, d.peekU8(0) == 0 ? 0 : 1);
    }

    /** Reads an element's contents as they are. */
    static void bytes(Dissection d, Field field, int identifier) {
        d.bytes(field, enter(d, identifier));
    }

    /**
     * Reads the head of a BIT STRING and how many bits of its last byte do not count.
     *
     * @return how many bytes hold its bits
     */
    static int bits(Dissection d) {
        int length = enter(d, BIT_STRING);
        if (length == 0) {
            throw d.malformed();
        }
        d.u8(X509Protocols.PADDING);
        return length - 1;
    }
}
