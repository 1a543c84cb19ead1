package dev.peel.core.index;

import dev.peel.core.flow.FlowNumbers;
import dev.peel.core.flow.Transport;
import java.util.BitSet;

/** Gives the flows of a part of a run, when that is repeated, the numbers that they had. Not thread-safe. */
final class RepeatedNumbers extends FlowNumbers {
    private final LinkTable links;
    private final BitSet[] begun = new BitSet[Link.KINDS];
    private int frame;

    RepeatedNumbers(LinkTable links) {
        this.links = links;
        for (int i = 0; i < begun.length; i++) {
            begun[i] = new BitSet();
        }
    }

    @Override
    public void frame(long number) {
        frame = (int) (number - 1);
    }

    /** The first number that the frame's links name and that has not begun, for what it is of that transport. */
    @Override
    public int begin(Transport transport) {
        int kind = Link.kind(transport);
        BitSet known = begun[kind];
        int end = links.end(frame);
        for (int i = links.start(frame); i < end; i++) {
            int link = links.link(i);
            if (Link.kind(link) == kind && !known.get(Link.number(link))) {
                boolean isReplaced =
                        i + 1 < end && Link.isReplacing(links.link(i + 1)) && Link.kind(links.link(i + 1)) == kind;
                // Where the part leaves out the replaced flow, the flow after it is the one that begins.
                int number = Link.number(isReplaced ? links.link(i + 1) : link);
                known.set(number);
                return number;
            }
        }
        return links.count(kind); // beyond what was written down of a frame
    }
}
