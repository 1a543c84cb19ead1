package dev.peel.core.tap;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.dissect.Engine;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * One pass over a capture: batches of frames go from the reader to the engine to the tap, each stage in a thread of its own, or all
 * in the caller's.
 *
 * <p>Stages hand batches on in order, so the result does not depend on the number of threads.
 */
public final class Scan {
    private final CaptureReader reader;
    private final Engine engine;
    private final Tap tap;
    private final Packet view = new Packet();

    /** Makes a pass of {@code tap} over what {@code reader} has left. */
    public Scan(CaptureReader reader, Engine engine, Tap tap) {
        this.reader = reader;
        this.engine = engine;
        this.tap = tap;
    }

    /**
     * Runs the pass to the end of the capture, or until the tap wants no more.
     *
     * @param threads 1 for the caller's thread only; more for a thread for each stage
     * @throws IOException when the capture cannot be read or the tap cannot write
     */
    public void run(int threads) throws IOException {
        tap.begin();
        end(threads == 1 ? runHere() : runStaged());
    }

    private void end(CaptureContent content) throws IOException {
        tap.end(content);
        tap.pause();
    }

    private CaptureContent runHere() throws IOException {
        Batch batch = new Batch();
        boolean more = true;
        while (more) {
            read(batch, batch.content());
            more = !batch.isLast;
            while (more && !batch.isDissected()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                batch.dissect(engine);
                more = batch.tell(tap, view);
            }
            tap.pause();
        }
        return batch.content();
    }

    private void read(Batch batch, CaptureContent before) throws IOException {
        try {
            batch.read(reader);
        } catch (IOException failed) {
            end(before);
            throw failed;
        }
    }

    private CaptureContent runStaged() throws IOException {
        try (Stages stages = new Stages(reader, engine)) {
            return tellAll(stages);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private CaptureContent tellAll(Stages stages) throws IOException, InterruptedException {
        CaptureContent content = CaptureContent.NOTHING;
        boolean more = true;
        while (more) {
            Batch batch = stages.poll();
            if (batch == null) {
                tap.pause();
                batch = stages.take();
            }
            if (batch.failure instanceof IOException) {
                end(content);
            }
            batch.rethrow();
            content = batch.content();
            boolean whole = batch.isDissected();
            more = !batch.isLast && batch.tell(tap, view);
            stages.done(batch, whole);
        }
        return content;
    }
}
