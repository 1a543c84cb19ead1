package dev.peel.core.packet;

import org.jspecify.annotations.Nullable;

/**
 * One dissected packet: a range of a {@link Tape}.
 *
 * <p>Reused for every frame: do not keep. Not thread-safe.
 */
public final class Packet {
    private @Nullable Tape tape;
    private int from;
    private int to;

    /** Moves the view to entries {@code from} to {@code to} - 1 of {@code tape}. */
    public Packet view(Tape newTape, int newFrom, int newTo) {
        tape = newTape;
        from = newFrom;
        to = newTo;
        return this;
    }

    /** {@return the tape that holds the packet's entries} */
    public Tape tape() {
        Tape known = tape;
        if (known == null) {
            throw new IllegalStateException("the view has not been moved to a packet yet");
        }
        return known;
    }

    /** {@return the index of the packet's first entry} */
    public int from() {
        return from;
    }

    /** {@return the index after the packet's last entry} */
    public int to() {
        return to;
    }

    /** {@return the index of the first entry with field {@code fieldId}, -1 where there is none} */
    public int find(int fieldId) {
        Tape entries = tape();
        for (int i = from; i < to; i++) {
            if (entries.fieldId(i) == fieldId) {
                return i;
            }
        }
        return -1;
    }
}
