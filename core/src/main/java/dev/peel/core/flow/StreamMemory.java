package dev.peel.core.flow;

/** The bytes of memory that the stream buffers of one run hold, counted by the buffers themselves. Not thread-safe. */
public final class StreamMemory {
    private long held;

    /** {@return how many bytes the buffers hold, with what it takes to keep them} */
    public long held() {
        return held;
    }

    void add(int change) {
        held += change;
    }
}
