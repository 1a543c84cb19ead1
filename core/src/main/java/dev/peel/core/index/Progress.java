package dev.peel.core.index;

/** Is told how far the opening of a capture has come. Called by the thread that opens it, some times a second at most. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (stage, bytes, total) -> {};

    /** What is being done. */
    enum Stage {
        /** A packed capture, or one from a pipe, is copied into a temporary file. */
        COPY,
        /** The capture is read. */
        READ
    }

    /**
     * Called when something has been done.
     *
     * @param bytes how many bytes of what the stage reads have been read
     * @param total how many there are, -1 where that is not known
     */
    void at(Stage stage, long bytes, long total);
}
