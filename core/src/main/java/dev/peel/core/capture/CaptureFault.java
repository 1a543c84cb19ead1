package dev.peel.core.capture;

/**
 * Where and why reading a capture ended early.
 *
 * @param offset where the first record that could not be read begins, in bytes from the start of the capture, after decompression
 * @param lastFrame the number of the last whole frame, 0 when there is none
 * @param compressed whether {@code offset} counts decompressed bytes
 * @param reason what is wrong, as a clause in lower case
 */
public record CaptureFault(long offset, long lastFrame, boolean compressed, String reason) {

    /** {@return the one line that a user reads, such as {@code capture ends at byte 5696, after frame 6: ...}} */
    @Override
    public String toString() {
        return "capture ends at byte " + offset + (compressed ? " (decompressed)" : "")
                + (lastFrame == 0 ? ", before the first frame: " : ", after frame " + lastFrame + ": ") + reason;
    }
}
