package dev.peel.core.tap;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.dissect.Engine;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a capture: batches of frames go from the reader to the engine to the tap, each stage in a thread of its own, or all
 * in the caller's.
 *
 * <p>Stages hand batches on in order, so the result does not depend on the number of threads.
 */
public final class Scan {
    private static final int BATCHES = 4; // in flight: one in each stage, and one to spare

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
        BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
        BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(BATCHES);
        BlockingQueue<Batch> dissected = new ArrayBlockingQueue<>(BATCHES);
        for (int i = 0; i < BATCHES; i++) {
            free.add(new Batch());
        }
        Thread readerThread = stage("peel-reader", free, filled, batch -> batch.read(reader));
        Thread engineThread = stage("peel-engine", filled, dissected, batch -> {
            batch.dissect(engine);
            while (!batch.isDissected()) {
                dissected.put(batch);
                batch.told.acquire();
                batch.dissect(engine);
            }
        });
        try {
            return tellAll(dissected, free);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            readerThread.interrupt();
            engineThread.interrupt();
            join(engineThread);
        }
    }

    /** What the engine counted is its own until it stands still; the reader may wait for a pipe for ever. */
    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private CaptureContent tellAll(BlockingQueue<Batch> dissected, BlockingQueue<Batch> free)
            throws IOException, InterruptedException {
        CaptureContent content = CaptureContent.NOTHING;
        boolean more = true;
        while (more) {
            Batch batch = dissected.poll();
            if (batch == null) {
                tap.pause();
                batch = dissected.take();
            }
            if (batch.failure instanceof IOException) {
                end(content);
            }
            rethrow(batch.failure);
            content = batch.content();
            boolean whole = batch.isDissected();
            more = !batch.isLast && batch.tell(tap, view);
            if (whole) {
                free.put(batch);
            } else {
                batch.told.release();
            }
        }
        return content;
    }

    @FunctionalInterface
    private interface Step {
        void run(Batch batch) throws IOException, InterruptedException;
    }

    /** Starts a thread that takes batches, works on them and hands them on, up to the last. */
    private static Thread stage(String name, BlockingQueue<Batch> from, BlockingQueue<Batch> to, Step step) {
        Runnable work = () -> {
            try {
                boolean more = true;
                while (more) {
                    Batch batch = from.take();
                    if (!batch.isLast) {
                        run(step, batch);
                    }
                    more = !batch.isLast;
                    to.put(batch);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void run(Step step, Batch batch) throws InterruptedException {
        try {
            step.run(batch);
        } catch (IOException | RuntimeException | Error failure) {
            batch.failure = failure;
            batch.isLast = true;
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
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
}
