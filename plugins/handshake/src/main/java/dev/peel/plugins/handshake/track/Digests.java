package dev.peel.plugins.handshake.track;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.packet.Tape;

/** Numbers that stand for bytes: equal bytes have equal numbers, others most likely not. */
final class Digests {
    private static final long BASIS =
            0xcbf29ce484222325L; // as of FNV-1a, draft-eastlake-fnv, which takes a byte at a time
    private static final long PRIME = 0x100000001b3L;
    private static final int TURN = 29; // bits, so that what is high in one number counts for all of the digest

    private Digests() {}

    /** {@return the number of entry {@code i}'s bytes; 0 where there is none} */
    static long of(Tape tape, int i) {
        int source = tape.source(i);
        int length = tape.availableLength(i);
        byte[] array = tape.sourceArray(source);
        int from = tape.sourceStart(source) + tape.offset(i);
        long digest = BASIS;
        int end = from + length;
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            digest = Long.rotateLeft(digest ^ Bytes.i64(array, at), TURN) * PRIME;
        }
        for (; at < end; at++) {
            digest = (digest ^ array[at] & 0xff) * PRIME;
        }
        return length == 0 ? 0 : digest;
    }
}
