package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Limit;
import dev.peel.repl.script.MemoryUse;

/**
 * What one call of a script may take.
 *
 * @param milliseconds of the processor
 * @param megabytes the memory at which it is ended, that of the rest of the program included
 * @param time what says so, for the user who wants to allow more time
 * @param isOfDissector whether the script is not called any more after some that took too long
 */
record Allowance(long milliseconds, int megabytes, String time, boolean isOfDissector) {
    private static final long SECOND = 1000; // milliseconds
    private static final long LOADING = 20; // seconds, the start of the language among them

    /** {@return what a dissector may take for one call} */
    static Allowance ofCall(int milliseconds, int megabytes) {
        return new Allowance(milliseconds, megabytes, reached(Limit.SCRIPT_CALL_MILLISECONDS, milliseconds), true);
    }

    /** {@return what a command may take} */
    static Allowance ofCommand(int seconds, int megabytes) {
        return new Allowance(seconds * SECOND, megabytes, reached(Limit.SCRIPT_SECONDS, seconds), false);
    }

    /** {@return what it may take to run the script's declarations} */
    static Allowance ofLoading() {
        int megabytes = Limit.SCRIPT_MEGABYTES.defaultValue();
        return new Allowance(LOADING * SECOND, megabytes, LOADING + " seconds, which loading a script may", false);
    }

    boolean is(int otherMilliseconds, int otherMegabytes) {
        return milliseconds == otherMilliseconds && megabytes == otherMegabytes;
    }

    /** {@return what says how much memory it may take} */
    String memory() {
        return MemoryUse.isThere(megabytes)
                ? reached(Limit.SCRIPT_MEGABYTES, megabytes)
                : MemoryUse.shortage(megabytes);
    }

    private static String reached(Limit limit, int value) {
        return "limit " + limit.label() + " (" + value + ") allows; --limit " + limit.label() + "=N changes it";
    }
}
