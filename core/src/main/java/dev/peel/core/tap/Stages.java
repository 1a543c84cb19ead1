package dev.peel.core.tap;

import dev.peel.core.capture.CaptureReader;
import dev.peel.core.dissect.Engine;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Batches of frames that a thread reads and another dissects, on their way to the caller's. Used by one thread, but for its own. */
final class Stages implements Closeable {
    private static final int BATCHES = 4; // in flight: one in each stage, and one to spare
    private static final long PAUSE = 50; // milliseconds

    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> dissected = new ArrayBlockingQueue<>(BATCHES);
    private final Thread readerThread;
    private final Thread engineThread;

    /** Starts the threads. */
    Stages(CaptureReader reader, Engine engine) {
        for (int i = 0; i < BATCHES; i++) {
            free.add(new Batch());
        }
        readerThread = stage("peel-reader", free, filled, batch -> batch.read(reader));
        engineThread = stage("peel-engine", filled, dissected, batch -> {
            batch.dissect(engine);
            while (!batch.isDissected()) {
                dissected.put(batch);
                batch.told.acquire();
                batch.dissect(engine);
            }
        });
    }

    /** {@return the next batch, or the next part of one, that is ready; null where the caller would have to wait} */
    @Nullable
    Batch poll() {
        return dissected.poll();
    }

    /** {@return the next batch, or the next part of one; the last holds nothing, but why nothing follows} */
    Batch take() throws InterruptedException {
        return dissected.take();
    }

    /**
     * Gives back what {@link #take} or {@link #poll} gave.
     *
     * @param whole whether it was dissected to its end when it was given
     */
    void done(Batch batch, boolean whole) throws InterruptedException {
        if (whole) {
            free.put(batch);
        } else {
            batch.told.release();
        }
    }

    /** Stops the threads. What the engine counted is its own until it stands still; the reader may wait for a pipe for ever. */
    @Override
    public void close() {
        readerThread.interrupt();
        try {
            while (engineThread.isAlive()) { // a dissector may take an interrupt for one of its own
                engineThread.interrupt();
                engineThread.join(PAUSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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
                    Batch batch = take(from);
                    if (!batch.isLast) {
                        run(step, batch);
                    }
                    more = !batch.isLast;
                    put(batch, to);
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

    /** Waiting takes memory, too: where a dissector has just taken all there is, it comes back when that one is stopped. */
    private static Batch take(BlockingQueue<Batch> from) throws InterruptedException {
        while (true) {
            try {
                return from.take();
            } catch (OutOfMemoryError full) {
                Thread.sleep(PAUSE);
            }
        }
    }

    private static void put(Batch batch, BlockingQueue<Batch> to) throws InterruptedException {
        while (true) {
            try {
                to.put(batch);
                return;
            } catch (OutOfMemoryError full) {
                Thread.sleep(PAUSE);
            }
        }
    }

    private static void run(Step step, Batch batch) throws InterruptedException {
        try {
            step.run(batch);
        } catch (IOException | RuntimeException | Error failure) {
            batch.failure = failure;
            batch.isLast = true;
        }
    }
}
