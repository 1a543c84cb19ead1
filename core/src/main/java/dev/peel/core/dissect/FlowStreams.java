package dev.peel.core.dissect;

import dev.peel.core.flow.Flow;
import dev.peel.core.flow.Releasable;
import dev.peel.core.flow.Slot;
import dev.peel.core.flow.StreamMemory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A flow's own stream in both directions and the streams within it; gives their memory back with the flow. Not thread-safe. */
final class FlowStreams implements Releasable {
    // Hot path: asked for each segment; no allocation but for a flow's first.

    private static final Slot<FlowStreams> SLOT = Slot.of("streams");
    private static final StreamPair[] NONE = new StreamPair[0];

    private final StreamMemory memory;
    private @Nullable StreamBuffer forward;
    private @Nullable StreamBuffer backward;
    private StreamPair[] within = NONE;

    private FlowStreams(StreamMemory memory) {
        this.memory = memory;
    }

    /** {@return the streams of {@code flow}, which remembers them} */
    static FlowStreams of(Flow flow) {
        FlowStreams known = flow.state(SLOT);
        if (known == null) {
            known = new FlowStreams(flow.memory());
            flow.state(SLOT, known);
        }
        return known;
    }

    /** {@return the buffer of the flow's own stream in {@code direction}, 0 or 1, made when first asked for} */
    StreamBuffer own(int direction) {
        StreamBuffer known = direction == 0 ? forward : backward;
        if (known == null) {
            known = new StreamBuffer(memory);
            if (direction == 0) {
                forward = known;
            } else {
                backward = known;
            }
        }
        return known;
    }

    /** {@return empty buffers for another stream within the flow's own} */
    StreamPair addWithin() {
        StreamPair added = new StreamPair(new StreamBuffer(memory), new StreamBuffer(memory));
        within = Arrays.copyOf(within, within.length + 1);
        within[within.length - 1] = added;
        return added;
    }

    /** Gives back what is kept of {@code direction}, when nothing more of it is expected. */
    void end(int direction) {
        StreamBuffer own = direction == 0 ? forward : backward;
        if (own != null) {
            own.release();
        }
        for (StreamPair pair : within) {
            pair.of(direction).release();
        }
    }

    /** Forgets the streams within, of which nothing has been seen when another conversation starts on the flow. */
    void restartWithin() {
        for (StreamPair pair : within) {
            pair.of(0).restart();
            pair.of(1).restart();
        }
    }

    @Override
    public void release() {
        end(0);
        end(1);
    }
}
