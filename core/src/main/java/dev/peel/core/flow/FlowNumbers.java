package dev.peel.core.flow;

/**
 * Numbers the flows of a run, and is told of each that a frame belongs to, in the order of the frame's layers.
 *
 * <p>Counts the flows of each transport from 0; whoever keeps account of a run, or repeats a part of one, does otherwise. Not
 * thread-safe: called by the engine's thread.
 */
public class FlowNumbers {
    // Hot path: called for each frame and flow.

    private final int[] next = new int[Transport.values().length];

    /** Called before the layers of frame {@code number}. */
    public void frame(long number) {}

    /** {@return the number of a flow of {@code transport} that begins now} */
    public int begin(Transport transport) {
        return next[transport.index()]++;
    }

    /**
     * Called when the frame at hand turns out to belong to {@code flow}.
     *
     * @param isReplacing whether the flow began now, in place of the one that the frame was said to belong to before
     */
    public void meet(Flow flow, boolean isReplacing) {}

    /** Called when the frame at hand turns out to belong to the conversation of {@code flow}, which is not its own. */
    public void join(Flow flow) {}

    /**
     * Called when the frame at hand has a fragment of {@code datagram}.
     *
     * @param datagram a number from 0 that all fragments of a datagram have alike, negative for none
     */
    public void meetDatagram(int datagram) {}
}
