package dev.peel.plugins.handshake.certificate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in DER, X.690: its tag of one byte, and where its content is. What is no DER is left out. Immutable. */
final class DerValue {
    private static final int LONG_LENGTH = 0x80;
    private static final int MAX_LENGTH_BYTES = 3; // as long as a message of TLS can be

    private final int tag;
    private final byte[] bytes;
    private final int from;
    private final int to;

    private DerValue(int tag, byte[] bytes, int from, int to) {
        this.tag = tag;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** {@return the value that {@code bytes} start with at {@code from}; null where that is none, or goes beyond {@code limit}} */
    static @Nullable DerValue read(byte[] bytes, int from, int limit) {
        if (limit - from < 2) {
            return null;
        }
        int length = bytes[from + 1] & 0xff;
        int start = from + 2;
        if (length >= LONG_LENGTH) {
            int count = length - LONG_LENGTH;
            if (count == 0 || count > MAX_LENGTH_BYTES || limit - start < count) {
                return null;
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << Byte.SIZE | bytes[start++] & 0xff;
            }
        }
        return length > limit - start ? null : new DerValue(bytes[from] & 0xff, bytes, start, start + length);
    }

    /** {@return the values that its content consists of, up to the first that is none} */
    List<DerValue> children() {
        List<DerValue> children = new ArrayList<>();
        DerValue child = read(bytes, from, to);
        while (child != null) {
            children.add(child);
            child = read(bytes, child.to, to);
        }
        return children;
    }

    /** {@return the value at this place of the content of {@code parent}; null where there is none} */
    static @Nullable DerValue child(@Nullable DerValue parent, int place) {
        List<DerValue> children = parent == null ? List.of() : parent.children();
        return place < children.size() ? children.get(place) : null;
    }

    /** {@return the identifier octet} */
    int tag() {
        return tag;
    }

    /** {@return what it is part of; not to be changed} */
    byte[] bytes() {
        return bytes;
    }

    /** {@return where its content starts} */
    int from() {
        return from;
    }

    /** {@return the end of its content} */
    int to() {
        return to;
    }
}
