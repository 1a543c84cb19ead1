package dev.peel.plugins.handshake.match;

import dev.peel.core.packet.Tape;

/** Fingerprints of bytes, by which they are told apart: FNV-1a of 64 bits. */
final class Prints {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Prints() {}

    /** {@return a number that equal bytes of entries share, as far as they were captured; never 0} */
    static long of(Tape tape, int i) {
        int source = tape.source(i);
        byte[] array = tape.sourceArray(source);
        int at = tape.sourceStart(source) + tape.offset(i);
        int end = at + tape.availableLength(i);
        long print = BASIS;
        for (; at < end; at++) {
            print = (print ^ array[at] & 0xff) * PRIME;
        }
        return print == 0 ? 1 : print;
    }
}
