package dev.peel.core.index;

import dev.peel.core.capture.FrameBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of each frame to find it again: where its bytes are, and what the capture says of them. 36 bytes a frame.
 *
 * <p>Frames are counted from 0 here. Not thread-safe while frames are added.
 */
final class FrameColumns {
    // Hot path: no allocation per frame.

    private final LongColumn positions = new LongColumn();
    private final LongColumn seconds = new LongColumn();
    private final IntColumn nanoseconds = new IntColumn();
    private final IntColumn capturedLengths = new IntColumn();
    private final IntColumn lengths = new IntColumn();
    private final IntColumn interfaces = new IntColumn();
    private final Map<Integer, List<String>> comments = new HashMap<>();
    private final int commentLimit;
    private int commentCharacters;
    private long leftOut;

    /** Makes empty columns that keep at most {@code commentLimit} characters of frames' comments. */
    FrameColumns(int commentLimit) {
        this.commentLimit = commentLimit;
    }

    /** Adds frame {@code index} of {@code batch}. */
    void add(FrameBatch batch, int index) {
        List<String> texts = batch.comments(index);
        if (!texts.isEmpty()) {
            keep(texts);
        }
        positions.add(batch.position(index));
        seconds.add(batch.seconds(index));
        nanoseconds.add(batch.nanoseconds(index));
        capturedLengths.add(batch.capturedLength(index));
        lengths.add(batch.length(index));
        interfaces.add(batch.interfaceIndex(index));
    }

    private void keep(List<String> texts) {
        int size = texts.stream().mapToInt(String::length).sum();
        if (size > commentLimit - commentCharacters) {
            leftOut++;
            return;
        }
        commentCharacters += size;
        comments.put(size(), texts);
    }

    int size() {
        return lengths.size();
    }

    /** {@return of how many frames the comments were not kept} */
    long leftOut() {
        return leftOut;
    }

    long position(int frame) {
        return positions.get(frame);
    }

    int capturedLength(int frame) {
        return capturedLengths.get(frame);
    }

    long seconds(int frame) {
        return seconds.get(frame);
    }

    int nanoseconds(int frame) {
        return nanoseconds.get(frame);
    }

    /** Makes {@code frame} the only one of {@code batch}, whose first bytes are the frame's. */
    void restore(int frame, FrameBatch batch) {
        batch.reset(frame + 1L);
        batch.origin(positions.get(frame));
        batch.add(
                0,
                capturedLengths.get(frame),
                lengths.get(frame),
                interfaces.get(frame),
                seconds.get(frame),
                nanoseconds.get(frame));
        List<String> texts = comments.get(frame);
        if (texts != null) {
            batch.comment(texts);
        }
    }
}
