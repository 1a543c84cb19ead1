package dev.peel.dissectors.quic;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** Numbers of 1, 2, 4 or 8 bytes whose first two bits tell which, RFC 9000 16. */
final class Varint {
    static final long MISSING = -1;

    private static final long VALUE = 0x3fff_ffff_ffff_ffffL;

    private Varint() {}

    /** Reads a number. */
    static long read(Dissection d, Field field) {
        int length = 1 << (d.peekU8(0) >> 6);
        long number =
                switch (length) {
                    case 1 -> d.peekU8(0) & 0x3f;
                    case 2 -> d.peekU16(0) & 0x3fff;
                    case 4 -> d.peekU32(0) & 0x3fff_ffff;
                    default -> (d.peekU32(0) << 32 | d.peekU32(4)) & VALUE;
                };
        d.value(field, length, number);
        return number;
    }

    /** {@return the number at {@code at}, {@link #MISSING} where there is none} */
    static long peek(Bytes bytes, int at) {
        if (at >= bytes.length() || length(bytes, at) > bytes.length() - at) {
            return MISSING;
        }
        return switch (length(bytes, at)) {
            case 1 -> bytes.u8(at) & 0x3f;
            case 2 -> bytes.u16(at) & 0x3fff;
            case 4 -> bytes.u32(at) & 0x3fff_ffff;
            default -> (bytes.u32(at) << 32 | bytes.u32(at + 4)) & VALUE;
        };
    }

    /** {@return how many bytes the number at {@code at} has} */
    static int length(Bytes bytes, int at) {
        return 1 << (bytes.u8(at) >> 6);
    }
}
