package dev.peel.core.index;

import dev.peel.core.capture.FrameBatch;
import dev.peel.core.capture.StoredCapture;
import java.io.IOException;

/** Reads frames of a capture that lie close together at once. Not thread-safe. */
final class FrameLoader {
    private static final int GAP = 16 * 1024; // bytes that are rather read than passed over
    private static final int MOST = 1 << 20; // bytes read at once, unless one frame has more

    private final StoredCapture capture;
    private final FrameColumns columns;
    private byte[] window = new byte[0];
    private long windowStart;
    private int windowLength;

    FrameLoader(StoredCapture capture, FrameColumns columns) {
        this.capture = capture;
        this.columns = columns;
    }

    /**
     * Makes frame {@code frames[i]} the only one of {@code batch}.
     *
     * @param frames ascending; those behind {@code i} may be read ahead
     */
    void load(int[] frames, int i, FrameBatch batch) throws IOException {
        int frame = frames[i];
        long position = columns.position(frame);
        int length = columns.capturedLength(frame);
        if (position < windowStart || position + length > windowStart + windowLength) {
            read(frames, i);
        }
        byte[] bytes = batch.ensureBytes(length);
        System.arraycopy(window, (int) (position - windowStart), bytes, 0, length);
        columns.restore(frame, batch);
    }

    private void read(int[] frames, int first) throws IOException {
        long start = columns.position(frames[first]);
        long end = start + columns.capturedLength(frames[first]);
        for (int i = first + 1; i < frames.length; i++) {
            long position = columns.position(frames[i]);
            long nextEnd = position + columns.capturedLength(frames[i]);
            if (position < end || position - end > GAP || nextEnd - start > MOST) {
                break;
            }
            end = nextEnd;
        }
        windowLength = 0;
        int length = (int) (end - start);
        if (length > window.length) {
            window = new byte[length];
        }
        capture.read(start, window, 0, length);
        windowStart = start;
        windowLength = length;
    }
}
