package dev.peel.core.dissect;

/**
 * The two directions of a stream that is carried within a flow's own.
 *
 * @param forward from the flow's first endpoint to its second
 * @param backward the other way
 */
record StreamPair(StreamBuffer forward, StreamBuffer backward) {
    /** {@return the buffer of {@code direction}, 0 or 1} */
    StreamBuffer of(int direction) {
        return direction == 0 ? forward : backward;
    }
}
