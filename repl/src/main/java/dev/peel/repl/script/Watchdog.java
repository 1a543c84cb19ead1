package dev.peel.repl.script;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * Ends scripts: those that the user stops, and those that take more time or memory than the limits allow. The session goes on.
 *
 * <p>Thread-safe: one thread runs scripts, others may end them.
 */
public final class Watchdog {
    private static final long PAUSE = 50; // milliseconds between two looks
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Context context;
    private final Limits limits;
    private @Nullable Thread running;
    private long run;
    private volatile String reason = "";
    /** Ends the script that runs, null while it is left alone. */
    private @Nullable Thread ending;

    /** Makes a watchdog for one context. */
    public Watchdog(Context context, Limits limits) {
        this.context = context;
        this.limits = limits;
    }

    /** Watches over the script that the calling thread is about to run. */
    public synchronized void begin() {
        running = Thread.currentThread();
        run++;
        reason = "";
        long watched = run;
        long began = System.nanoTime();
        Thread watcher = new Thread(() -> watch(watched, began), "peel-script-watchdog");
        watcher.setDaemon(true);
        watcher.start();
    }

    /**
     * Stops watching: the script has ended, and the thread has left its context.
     *
     * @return whether the thread had been interrupted, which it is not any more: that was to end this script
     */
    public boolean end() {
        boolean wasInterrupted;
        Thread late;
        synchronized (this) {
            running = null;
            wasInterrupted = Thread.interrupted();
            late = ending;
            ending = null;
        }
        if (late != null) {
            join(late); // what comes too late for this script would end the next
        }
        return wasInterrupted;
    }

    private static void join(Thread late) {
        try {
            late.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return why the script was ended, empty where it was not} */
    public String reason() {
        return reason;
    }

    /** Throws where the script has to end. */
    void check() {
        if (!reason.isEmpty()) {
            throw new ScriptStopped(reason);
        }
    }

    /** Ends the script that runs, where one does. */
    void stop(String why) {
        synchronized (this) {
            Thread script = running;
            if (script == null || !reason.isEmpty()) {
                return;
            }
            reason = why;
            script.interrupt(); // it may wait for a file
            Thread interrupting = new Thread(this::interruptContext, "peel-script-end");
            interrupting.setDaemon(true);
            interrupting.start();
            ending = interrupting;
        }
    }

    private void interruptContext() {
        try {
            context.interrupt(PATIENCE);
        } catch (TimeoutException late) {
            // What Java does for the script looks for the reason itself, and will leave.
        }
    }

    private void watch(long watched, long began) {
        long most = Duration.ofSeconds(limits.get(Limit.SCRIPT_SECONDS)).toNanos();
        int megabytes = limits.get(Limit.SCRIPT_MEGABYTES);
        while (isRunning(watched)) {
            if (System.nanoTime() - began > most) {
                stop(reached(Limit.SCRIPT_SECONDS));
            } else if (MemoryUse.isAbove(megabytes)) {
                stop(
                        MemoryUse.isThere(megabytes)
                                ? reached(Limit.SCRIPT_MEGABYTES)
                                : "it took more than " + MemoryUse.shortage(megabytes));
            }
        }
    }

    private boolean isRunning(long watched) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            return false;
        }
        synchronized (this) {
            return running != null && run == watched;
        }
    }

    private String reached(Limit limit) {
        return "limit " + limit.label() + " (" + limits.get(limit) + ") was reached; --limit " + limit.label()
                + "=N changes it";
    }
}
