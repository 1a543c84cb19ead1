package dev.peel.repl.script.dissector;

import dev.peel.repl.script.MemoryUse;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls of a script that take longer than they may. A call costs a few writes; a thread of its own, which ends with the context, looks
 * at them.
 */
final class CallWatch {
    private static final long PAUSE = 50; // milliseconds between two looks
    private static final long NANOSECONDS = 1_000_000; // in a millisecond
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Context context;
    private final ScriptPlugin plugin;
    private volatile boolean isRunning;
    private volatile long call;
    private volatile long caller;
    /** What the watching thread knows: the call that it saw last, and what the caller had used of the processor then. */
    private long seen;

    private long used;
    private volatile Allowance allowance = Allowance.ofLoading();
    private volatile String reason = "";
    private volatile boolean isTold;
    private @Nullable Thread thread;

    CallWatch(Context context, ScriptPlugin plugin) {
        this.context = context;
        this.plugin = plugin;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time begins calls, another only reads
    void begin(Allowance allowed) {
        allowance = allowed;
        caller = Thread.currentThread().getId();
        call = call + 1;
        if (!reason.isEmpty()) {
            reason = "";
            isTold = false;
        }
        isRunning = true;
        if (thread == null) {
            WeakReference<CallWatch> self = new WeakReference<>(this);
            thread = new Thread(() -> watch(self), "peel-plugin-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Ends a call. That the thread may have been told to stop was meant for the script, not for what comes after. */
    synchronized void end() {
        isRunning = false;
        if (!reason.isEmpty()) {
            Thread.interrupted();
        }
    }

    /** {@return why the call was ended, empty where it was not} */
    String reason() {
        return reason;
    }

    private static void watch(WeakReference<CallWatch> watched) {
        try {
            while (isLooked(watched)) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** In a method of its own, so that nothing holds the context between two looks. */
    private static boolean isLooked(WeakReference<CallWatch> watched) {
        CallWatch call = watched.get();
        try {
            if (call != null) {
                call.look();
            }
        } catch (OutOfMemoryError full) {
            // The script has taken all there is: that ends it by itself, or the next look tells it to.
        }
        return call != null;
    }

    private void look() {
        if (!isRunning || isTold) {
            return;
        }
        long now = THREADS.getThreadCpuTime(caller); // a machine that is busy, or stopped, is not the script's fault
        if (seen != call) {
            seen = call;
            used = now;
        }
        Allowance allowed = allowance;
        boolean isLong = now - used >= allowed.milliseconds() * NANOSECONDS;
        if (isLong || MemoryUse.isAbove(allowed.megabytes())) {
            stop(isLong, allowed);
        }
    }

    /** Ends the call that was seen, unless it has ended; until that is done no other begins. */
    private synchronized void stop(boolean isLong, Allowance allowed) {
        if (!isRunning || call != seen) {
            return;
        }
        if (reason.isEmpty()) {
            String why = isLong ? "took longer than " + allowed.time() : "took more memory than " + allowed.memory();
            if (!isLong) {
                plugin.end(plugin.file() + ": is not called any more, since it " + why);
            } else if (allowed.isOfDissector()) {
                plugin.overran();
            }
            reason = why;
        }
        try {
            context.interrupt(PATIENCE);
        } catch (TimeoutException late) {
            // What Java does for the script comes to an end by itself.
        }
        isTold = true;
    }
}
