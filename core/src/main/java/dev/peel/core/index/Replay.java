package dev.peel.core.index;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;

/**
 * A conversation that is repeated up to a frame, which then is as a pass over the whole capture shows it. Not thread-safe.
 *
 * <p>Can go on to later frames of the same conversation.
 */
final class Replay {
    private final Demand demand;
    private final Engine engine;
    private final FrameColumns columns;
    private final FrameLoader loader;
    private final CaptureContent content;
    private final FrameBatch batch = new FrameBatch(1 << 11, 1);
    private final FrameBatch clockBatch = new FrameBatch(0, 1);
    private final Tape tape = new Tape();
    private final Packet view = new Packet();
    /** The frames repeated so far, counted from 0. */
    private int[] repeated = new int[0];

    Replay(Demand demand, Engine engine, FrameColumns columns, FrameLoader loader, CaptureContent content) {
        this.demand = demand;
        this.engine = engine;
        this.columns = columns;
        this.loader = loader;
        this.content = content;
    }

    /** {@return whether the frames repeated so far are the first of {@code frames}, and so many as to spare others} */
    boolean canGoOn(Demand newDemand, int[] frames) {
        return newDemand == demand
                && repeated.length < frames.length
                && Arrays.equals(repeated, 0, repeated.length, frames, 0, repeated.length);
    }

    /** Repeats {@code frames}, of which the first may have been repeated already, and hands the packet of the last to {@code reader}. */
    void run(int[] frames, PacketReader reader) throws IOException {
        if (repeated.length == 0 && frames[0] != 0) {
            tick(0);
        }
        int last = frames.length - 1;
        for (int i = repeated.length; i < last; i++) {
            if ((i & 0x3ff) == 0 && Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            loader.load(frames, i, batch);
            engine.follow(batch, 0, content.interfaces());
        }
        repeated = frames;
        int frame = frames[last];
        if (frame > 0) {
            tick(frame - 1);
        }
        loader.load(frames, last, batch);
        tape.clear();
        int from = engine.dissect(batch, 0, content.interfaces(), tape);
        reader.read(view.view(tape, from, tape.size()).of(batch, 0, content));
    }

    private void tick(int frame) {
        columns.restore(frame, clockBatch);
        engine.tick(clockBatch, 0);
    }
}
