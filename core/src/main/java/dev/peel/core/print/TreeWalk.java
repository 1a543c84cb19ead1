package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.Arrays;

/**
 * Walks the entries of a packet as a tree, in the order of the tape.
 *
 * <p>Reused for every packet. Not thread-safe.
 */
final class TreeWalk {
    // Hot path: no allocation per packet, and no recursion, since trees may be deep.

    private final Registry registry;
    private int[] path = new int[64];

    /** Makes a walk of packets dissected by {@code registry}'s dissectors. */
    public TreeWalk(Registry registry) {
        this.registry = registry;
    }

    /** Shows all entries of {@code packet} to {@code visitor}, hidden ones too. */
    public void walk(Packet packet, TreeVisitor visitor) {
        Tape tape = packet.tape();
        int depth = 0;
        int i = packet.from();
        while (i < packet.to()) {
            while (depth > 0 && i >= tape.end(path[depth - 1])) {
                depth--;
                leave(tape, visitor, depth);
            }
            boolean below = visitor.enter(i, registry.field(tape.fieldId(i)), depth);
            if (below) {
                if (depth == path.length) {
                    path = Arrays.copyOf(path, depth * 2);
                }
                path[depth++] = i;
                i++;
            } else {
                i = tape.end(i);
            }
        }
        while (depth > 0) {
            depth--;
            leave(tape, visitor, depth);
        }
    }

    private void leave(Tape tape, TreeVisitor visitor, int depth) {
        visitor.leave(path[depth], registry.field(tape.fieldId(path[depth])), depth);
    }
}
