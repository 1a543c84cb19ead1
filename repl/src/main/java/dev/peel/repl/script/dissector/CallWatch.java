package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Limit;
import dev.peel.repl.script.MemoryUse;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls of a script that take longer than they may. A call costs two writes; a thread of its own, which ends with the context, looks
 * at them.
 */
final class CallWatch {
    private static final long PAUSE = 50; // milliseconds between two looks
    private static final long NANOSECONDS = 1_000_000; // in a millisecond
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Context context;
    private final ScriptPlugin plugin;
    private volatile boolean isRunning;
    private volatile long began;
    private volatile int milliseconds;
    private volatile int megabytes;
    private volatile String reason = "";
    private @Nullable Thread thread;

    CallWatch(Context context, ScriptPlugin plugin) {
        this.context = context;
        this.plugin = plugin;
    }

    void begin(int mostMilliseconds, int mostMegabytes) {
        megabytes = mostMegabytes;
        milliseconds = mostMilliseconds;
        began = System.nanoTime();
        if (!reason.isEmpty()) {
            reason = "";
        }
        isRunning = true;
        if (thread == null) {
            WeakReference<CallWatch> self = new WeakReference<>(this);
            thread = new Thread(() -> watch(self), "peel-plugin-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void end() {
        isRunning = false;
    }

    boolean isRunning() {
        return isRunning;
    }

    /** {@return why the call was ended, empty where it was not} */
    String reason() {
        return reason;
    }

    private static void watch(WeakReference<CallWatch> watched) {
        try {
            for (CallWatch call = watched.get(); call != null; call = watched.get()) {
                call.look();
                call = null;
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (!isRunning || !reason.isEmpty()) {
            return;
        }
        if (System.nanoTime() - began >= milliseconds * NANOSECONDS) {
            reason = "took longer than " + reached(Limit.SCRIPT_CALL_MILLISECONDS, milliseconds);
            plugin.overran();
        } else if (MemoryUse.isAbove(megabytes)) {
            reason = "took more memory than " + reached(Limit.SCRIPT_MEGABYTES, megabytes);
            plugin.end(plugin.file() + ": is not called any more, since it " + reason);
        } else {
            return;
        }
        try {
            context.interrupt(PATIENCE);
        } catch (TimeoutException late) {
            // What Java does for the script comes to an end by itself.
        }
    }

    private static String reached(Limit limit, int value) {
        return "limit " + limit.label() + " (" + value + ") allows; --limit " + limit.label() + "=N changes it";
    }
}
