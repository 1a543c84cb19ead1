package dev.peel.core.flow;

/**
 * The two directions of a stream that is carried within a flow's own; gives its memory back with the flow.
 *
 * @param forward from the flow's first endpoint to its second
 * @param backward the other way
 */
public record StreamPair(StreamBuffer forward, StreamBuffer backward) implements Releasable {
    /** {@return a pair of empty buffers that count what they hold in {@code memory}} */
    public static StreamPair of(StreamMemory memory) {
        return new StreamPair(new StreamBuffer(memory), new StreamBuffer(memory));
    }

    /** {@return the buffer of {@code direction}, 0 or 1} */
    public StreamBuffer of(int direction) {
        return direction == 0 ? forward : backward;
    }

    @Override
    public void release() {
        forward.release();
        backward.release();
    }
}
