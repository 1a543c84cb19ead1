package dev.peel.dissectors.x509;

import dev.peel.core.bytes.Bytes;

/**
 * A walk over elements (see {@link Der}) that looks ahead: it reads nothing and fails on nothing, but ends where bytes are no element.
 *
 * <pre>{@code
 * for (Elements each = new Elements(d.rest()); each.next(); ) { ... each.identifier() ... each.start() ... each.length() ... }
 * }</pre>
 *
 * <p>Valid as long as the bytes are.
 */
final class Elements {
    private final Bytes bytes;
    private int at;
    private int end;
    private int identifier;
    private int start;
    private int length;

    /** Makes a walk over the elements in {@code bytes}. */
    Elements(Bytes bytes) {
        this(bytes, 0, bytes.length());
    }

    /** Makes a walk over the elements in {@code length} bytes from {@code start} on, as far as these are there. */
    Elements(Bytes bytes, int start, int length) {
        this.bytes = bytes;
        at = start;
        end = Math.min(bytes.length(), start + length);
    }

    /** Goes to the next element; false where there is none. */
    boolean next() {
        if (end - at < 2) {
            return false;
        }
        identifier = bytes.u8(at);
        int header = 2;
        int size = bytes.u8(at + 1);
        if (size >= 0x80) {
            int octets = size - 0x80;
            if (octets == 0 || octets > 3 || octets > end - at - header) {
                return false;
            }
            size = 0;
            for (int i = 0; i < octets; i++) {
                size = size << 8 | bytes.u8(at + header + i);
            }
            header += octets;
        }
        if (size > end - at - header) {
            return false;
        }
        start = at + header;
        length = size;
        at = start + size;
        return true;
    }

    /** Goes into the element at hand, whose own elements come next; always true. */
    boolean enter() {
        at = start;
        end = start + length;
        return true;
    }

    /** {@return a walk over the elements in the element at hand} */
    Elements inner() {
        return new Elements(bytes, start, length);
    }

    int identifier() {
        return identifier;
    }

    /** {@return where the contents of the element at hand start, an index of the bytes} */
    int start() {
        return start;
    }

    /** {@return how many bytes the contents of the element at hand have} */
    int length() {
        return length;
    }

    /** {@return the bytes that the walk is over} */
    Bytes bytes() {
        return bytes;
    }
}
