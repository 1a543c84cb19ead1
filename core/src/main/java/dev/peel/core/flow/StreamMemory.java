package dev.peel.core.flow;

/** The bytes of memory that what is kept of streams takes in one run, counted by those who hold it. Not thread-safe. */
public final class StreamMemory {
    private long held;

    StreamMemory() {}

    /** {@return how many bytes are held, with what it takes to keep them} */
    public long held() {
        return held;
    }

    /** Counts {@code change} bytes more, or less where it is negative. */
    public void add(int change) {
        held += change;
    }
}
