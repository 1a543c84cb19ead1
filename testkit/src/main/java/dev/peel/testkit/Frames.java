package dev.peel.testkit;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import java.util.List;

/** Frames in memory as the engine takes them. */
final class Frames {
    private Frames() {}

    /** {@return the frames, captured a second apart} */
    static FrameBatch batch(List<byte[]> frames) {
        int length = frames.stream().mapToInt(frame -> frame.length).sum();
        FrameBatch batch = new FrameBatch(Math.max(1, length), Math.max(1, frames.size()));
        batch.reset(1);
        int used = 0;
        for (byte[] frame : frames) {
            System.arraycopy(frame, 0, batch.bytes(), used, frame.length);
            batch.add(used, frame.length, frame.length, 0, batch.count(), 0);
            used += frame.length;
        }
        return batch;
    }

    /** {@return the one interface, which captures frames of {@code linkType}, a LINKTYPE number} */
    static List<CaptureInterface> interfaces(int linkType) {
        return List.of(CaptureInterface.of(linkType));
    }
}
