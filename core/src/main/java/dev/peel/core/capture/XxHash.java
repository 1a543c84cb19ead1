package dev.peel.core.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The checksum of zstd frames, RFC 8878 section 3.1.1: XXH64 with seed 0, of bytes that come in pieces. */
final class XxHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PRIME_1 = 0x9e3779b185ebca87L;
    private static final long PRIME_2 = 0xc2b2ae3d27d4eb4fL;
    private static final long PRIME_3 = 0x165667b19e3779f9L;
    private static final long PRIME_4 = 0x85ebca77c2b2ae63L;
    private static final long PRIME_5 = 0x27d4eb2f165667c5L;
    private static final int STRIPE = 32; // bytes

    private final byte[] rest = new byte[STRIPE];
    private int restLength;
    private long total;
    private long lane1 = 0x60ea27eeadc0b5d6L; // PRIME_1 + PRIME_2, modulo 2^64
    private long lane2 = PRIME_2;
    private long lane3;
    private long lane4 = -PRIME_1;

    /** Adds bytes. */
    void update(byte[] bytes, int offset, int length) {
        total += length;
        int at = offset;
        int end = offset + length;
        if (restLength > 0) {
            int part = Math.min(STRIPE - restLength, length);
            System.arraycopy(bytes, at, rest, restLength, part);
            restLength += part;
            at += part;
            if (restLength < STRIPE) {
                return;
            }
            stripe(rest, 0);
        }
        for (; end - at >= STRIPE; at += STRIPE) {
            stripe(bytes, at);
        }
        restLength = end - at;
        System.arraycopy(bytes, at, rest, 0, restLength);
    }

    /** {@return the checksum of all bytes so far} */
    long value() {
        long hash = total < STRIPE ? PRIME_5 : merged();
        hash += total;
        int at = 0;
        for (; restLength - at >= Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONG.get(rest, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (restLength - at >= Integer.BYTES) {
            long word = Window.int32(rest, at, false) & 0xffffffffL;
            hash = Long.rotateLeft(hash ^ (word * PRIME_1), 23) * PRIME_2 + PRIME_3;
            at += Integer.BYTES;
        }
        for (; at < restLength; at++) {
            hash = Long.rotateLeft(hash ^ ((rest[at] & 0xff) * PRIME_5), 11) * PRIME_1;
        }
        hash = (hash ^ (hash >>> 33)) * PRIME_2;
        hash = (hash ^ (hash >>> 29)) * PRIME_3;
        return hash ^ (hash >>> 32);
    }

    private void stripe(byte[] bytes, int at) {
        lane1 = round(lane1, (long) LONG.get(bytes, at));
        lane2 = round(lane2, (long) LONG.get(bytes, at + 8));
        lane3 = round(lane3, (long) LONG.get(bytes, at + 16));
        lane4 = round(lane4, (long) LONG.get(bytes, at + 24));
    }

    private long merged() {
        long hash = Long.rotateLeft(lane1, 1)
                + Long.rotateLeft(lane2, 7)
                + Long.rotateLeft(lane3, 12)
                + Long.rotateLeft(lane4, 18);
        hash = merge(hash, lane1);
        hash = merge(hash, lane2);
        hash = merge(hash, lane3);
        return merge(hash, lane4);
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * PRIME_2, 31) * PRIME_1;
    }
}
