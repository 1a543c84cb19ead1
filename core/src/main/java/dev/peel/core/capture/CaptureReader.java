package dev.peel.core.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the frames of one capture, in file order, in batches.
 *
 * <p>A damaged capture is not an exception: every whole frame before the damage is delivered, then {@link #read} returns false and
 * {@link #fault()} says where and why the capture ended. Not thread-safe.
 */
public interface CaptureReader extends Closeable {

    /**
     * Replaces the content of {@code batch} with the next frames, at least one unless the capture is at its end.
     *
     * <p>Returns early, with the frames at hand, when more would have to be waited for (a pipe).
     *
     * @return false when there are no more frames
     * @throws IOException when the medium fails; damaged content is a {@link #fault()} instead
     */
    boolean read(FrameBatch batch) throws IOException;

    /** {@return the interfaces seen so far, over all sections; a frame's interface index points into this list, which only grows} */
    List<CaptureInterface> interfaces();

    /** {@return what the capture says beside its frames, as far as it was read: name resolution, statistics, secrets, comments} */
    List<CaptureNote> notes();

    /** {@return where and why reading ended before the end, empty while all is well} */
    Optional<CaptureFault> fault();

    /** {@return how many bytes of the capture, before decompression, have been read, for showing progress} */
    long position();
}
