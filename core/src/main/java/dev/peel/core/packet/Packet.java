package dev.peel.core.packet;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.FrameBatch;
import org.jspecify.annotations.Nullable;

/**
 * One dissected packet: a range of a {@link Tape}, and the frame that it came in.
 *
 * <p>Reused for every frame: do not keep. Not thread-safe.
 */
public final class Packet {
    private @Nullable Tape tape;
    private int from;
    private int to;
    private @Nullable FrameBatch frames;
    private int frameIndex;
    private CaptureContent content = CaptureContent.NOTHING;

    /**
     * Moves the view to entries {@code newFrom} to {@code newTo} - 1 of {@code newTape}.
     *
     * @return this
     */
    public Packet view(Tape newTape, int newFrom, int newTo) {
        tape = newTape;
        from = newFrom;
        to = newTo;
        return this;
    }

    /**
     * Says which frame the packet came in.
     *
     * @param newFrames the batch that holds the frame
     * @param newFrameIndex the frame's index in it
     * @param newContent what the capture had said beside its frames
     * @return this
     */
    public Packet of(FrameBatch newFrames, int newFrameIndex, CaptureContent newContent) {
        frames = newFrames;
        frameIndex = newFrameIndex;
        content = newContent;
        return this;
    }

    /**
     * {@return the batch that holds the packet's frame, as the capture has it}
     *
     * @throws IllegalStateException when the packet was made without a frame
     */
    public FrameBatch frames() {
        FrameBatch known = frames;
        if (known == null) {
            throw new IllegalStateException("the packet was made without a frame");
        }
        return known;
    }

    /** {@return the index of the packet's frame in {@link #frames()}} */
    public int frameIndex() {
        return frameIndex;
    }

    /** {@return what the capture had said beside its frames when the frame was read, or somewhat later} */
    public CaptureContent content() {
        return content;
    }

    /**
     * {@return the tape that holds the packet's entries}
     *
     * @throws IllegalStateException when the view was not moved to any yet
     */
    public Tape tape() {
        Tape known = tape;
        if (known == null) {
            throw new IllegalStateException("the view has not been moved to a packet yet");
        }
        return known;
    }

    /** {@return the index of the packet's first entry} */
    public int from() {
        return from;
    }

    /** {@return the index after the packet's last entry} */
    public int to() {
        return to;
    }

    /** {@return the index of the first entry with field {@code fieldId}, -1 where there is none} */
    public int find(int fieldId) {
        Tape entries = tape();
        for (int i = from; i < to; i++) {
            if (entries.fieldId(i) == fieldId) {
                return i;
            }
        }
        return -1;
    }
}
