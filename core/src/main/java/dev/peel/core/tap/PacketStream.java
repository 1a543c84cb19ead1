package dev.peel.core.tap;

import dev.peel.core.capture.CaptureReader;
import dev.peel.core.dissect.Engine;
import dev.peel.core.packet.Packet;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A pass over a capture whose packets are fetched one by one, for callers that a {@link Tap} does not suit.
 *
 * <p>As in a {@link Scan}, reading and dissecting go on in threads of their own where there may be several. Not thread-safe.
 */
public final class PacketStream implements Closeable {
    // Hot path: no allocation per packet.

    private final CaptureReader reader;
    private final Engine engine;
    private final @Nullable Stages stages;
    private final Packet view = new Packet();
    private @Nullable Batch batch;
    private boolean isWhole = true;
    private int at;

    /**
     * Makes a pass over what {@code reader} has left.
     *
     * @param threads 1 for the caller's thread only; more for a thread for each stage
     */
    public PacketStream(CaptureReader reader, Engine engine, int threads) {
        this.reader = reader;
        this.engine = engine;
        stages = threads == 1 ? null : new Stages(reader, engine);
    }

    /**
     * {@return the next packet, valid until the next call; null when there is none}
     *
     * @throws IOException when the capture cannot be read
     */
    public @Nullable Packet next() throws IOException {
        while (batch == null || at == batch.to()) {
            batch = stages == null ? here(batch) : staged(stages, batch);
            if (batch.isLast) {
                at = batch.to();
                return null;
            }
            at = batch.from();
        }
        return batch.view(view, at++);
    }

    private Batch here(@Nullable Batch before) throws IOException {
        Batch next = before == null ? new Batch() : before;
        if (!next.isLast && next.isDissected()) {
            next.read(reader);
        }
        if (!next.isLast) {
            next.dissect(engine);
        }
        return next;
    }

    private Batch staged(Stages running, @Nullable Batch before) throws IOException {
        if (before != null && before.isLast) {
            return before;
        }
        try {
            if (before != null) {
                running.done(before, isWhole);
            }
            Batch next = running.take();
            next.rethrow();
            isWhole = next.isDissected();
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Ends the pass; the reader is the caller's to close. */
    @Override
    public void close() {
        if (stages != null) {
            stages.close();
        }
    }
}
