package dev.peel.core.filter;

import dev.peel.core.field.FieldType;
import java.util.Arrays;

/** How values of a type are ordered. */
abstract class Order {
    // Hot path: no allocation.

    /** What cannot be told: neither less nor equal nor greater. */
    static final int INCOMPARABLE = Integer.MIN_VALUE;

    private static final Order NUMBERS = new Numbers();
    private static final Order PLAIN = new Plain();
    private static final Order BYTES = new BytesByLength();
    private static final Order TEXT = new Text();

    /** {@return negative, 0 or positive as value {@code i} of {@code left} is less, equal or greater than {@code j} of {@code right}, or
     * {@link #INCOMPARABLE}} */
    abstract int compare(Row left, int i, Row right, int j);

    /**
     * {@return the order of values of {@code type}}
     *
     * @param prefix how many bits of two addresses count, negative for all
     */
    static Order of(FieldType type, int prefix) {
        return switch (type) {
            case CHAR, UINT8, UINT16, UINT24, UINT32, UINT64, INT32, INT64, FRAME_NUMBER -> NUMBERS;
            case BOOLEAN, ETHER, ABSOLUTE_TIME, RELATIVE_TIME -> PLAIN;
            case IPV4 -> prefix < 0 ? PLAIN : new Masked(prefix);
            case IPV6 -> prefix < 0 ? BYTES : new Prefix(prefix);
            case STRING -> TEXT;
            case NONE, PROTOCOL, BYTES, OID, GUID -> BYTES;
        };
    }

    private static final class Plain extends Order {
        @Override
        int compare(Row left, int i, Row right, int j) {
            return Long.compare(left.numbers[i], right.numbers[j]);
        }
    }

    /** A negative number cannot be told as an unsigned one, so that comparing it with one fails, as in Wireshark. */
    private static final class Numbers extends Order {
        @Override
        int compare(Row left, int i, Row right, int j) {
            long other = right.numbers[j];
            boolean isSigned = right.signed[j];
            if (left.signed[i]) {
                return !isSigned && other < 0 ? -1 : Long.compare(left.numbers[i], other);
            }
            return isSigned && other < 0 ? INCOMPARABLE : Long.compareUnsigned(left.numbers[i], other);
        }
    }

    private static final class Masked extends Order {
        private final long mask;

        Masked(int prefix) {
            mask = prefix == 0 ? 0 : 0xffffffffL << 32 - prefix & 0xffffffffL;
        }

        @Override
        int compare(Row left, int i, Row right, int j) {
            return Long.compare(left.numbers[i] & mask, right.numbers[j] & mask);
        }
    }

    /** The longer is the greater. */
    private static final class BytesByLength extends Order {
        @Override
        int compare(Row left, int i, Row right, int j) {
            int byLength = Integer.compare(left.lengths[i], right.lengths[j]);
            return byLength != 0 ? byLength : lexical(left, i, right, j);
        }
    }

    private static final class Text extends Order {
        @Override
        int compare(Row left, int i, Row right, int j) {
            return lexical(left, i, right, j);
        }
    }

    private static final class Prefix extends Order {
        private final int bytes;
        private final int mask;

        Prefix(int prefix) {
            bytes = prefix / 8;
            mask = 0xff00 >> prefix % 8 & 0xff;
        }

        @Override
        int compare(Row left, int i, Row right, int j) {
            byte[] one = left.arrays[i];
            byte[] other = right.arrays[j];
            int from = left.starts[i];
            int otherFrom = right.starts[j];
            if (left.lengths[i] != right.lengths[j]) {
                return Integer.compare(left.lengths[i], right.lengths[j]);
            }
            int order = Arrays.compareUnsigned(one, from, from + bytes, other, otherFrom, otherFrom + bytes);
            return order != 0 || mask == 0
                    ? order
                    : Integer.compare(one[from + bytes] & mask, other[otherFrom + bytes] & mask);
        }
    }

    private static int lexical(Row left, int i, Row right, int j) {
        int from = left.starts[i];
        int otherFrom = right.starts[j];
        return Arrays.compareUnsigned(
                left.arrays[i], from, from + left.lengths[i], right.arrays[j], otherFrom, otherFrom + right.lengths[j]);
    }
}
