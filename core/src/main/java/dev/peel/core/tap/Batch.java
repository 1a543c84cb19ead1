package dev.peel.core.tap;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Engine;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way from the reader to the engine to the tap, with the tape of their fields.
 *
 * <p>A batch that would note too much at once is dissected and told in several parts.
 */
final class Batch {
    private static final int BYTES = 1 << 20; // bytes
    private static final int FRAMES = 1024;
    private static final int ENTRIES = 1 << 18; // on the tape, before the tap is told what there is

    private final FrameBatch frames = new FrameBatch(BYTES, FRAMES);
    private final Tape tape = new Tape();
    private final int[] starts = new int[FRAMES + 1];
    private CaptureContent content = CaptureContent.NOTHING;
    private int from;
    private int to;

    /** Given when the tap has seen a part of the batch that is not the last. */
    final Semaphore told = new Semaphore(0);
    /** Nothing follows; the batch holds no frames. */
    boolean isLast;
    /** Why nothing follows, null when the capture is at its end. */
    @Nullable
    Throwable failure;

    /** Reads the next frames, or marks the batch as the last. */
    void read(CaptureReader reader) throws IOException {
        from = 0;
        to = 0;
        isLast = !reader.read(frames);
        content = content.next(reader);
    }

    /** Dissects the frames, or as many as fit the tape. */
    void dissect(Engine engine) {
        from = to;
        tape.clear();
        while (to < frames.count() && tape.size() < ENTRIES) {
            starts[to] = engine.dissect(frames, to, content.interfaces(), tape);
            to++;
        }
        starts[to] = tape.size();
    }

    /** {@return what the capture had said beside its frames when the batch was read} */
    CaptureContent content() {
        return content;
    }

    /** {@return whether all frames have been dissected} */
    boolean isDissected() {
        return to == frames.count();
    }

    /** {@return the index of the first frame that was dissected last} */
    int from() {
        return from;
    }

    /** {@return the index after the last frame that was dissected} */
    int to() {
        return to;
    }

    /** Throws what ended the batches, where that was a failure. */
    void rethrow() throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    /** {@return {@code view}, moved to the packet of frame {@code i}} */
    Packet view(Packet view, int i) {
        return view.view(tape, starts[i], starts[i + 1]).of(frames, i, content);
    }

    /**
     * Gives the tap what was dissected last.
     *
     * @return false when the tap wants no more
     */
    boolean tell(Tap tap, Packet view) throws IOException {
        for (int i = from; i < to; i++) {
            if (!tap.packet(view(view, i))) {
                return false;
            }
        }
        return true;
    }
}
