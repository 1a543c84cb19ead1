package dev.peel.repl.script;

/** Leaves what Java does for a script that has to end; the script itself is ended by its engine, which it cannot prevent. */
final class ScriptStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScriptStopped(String reason) {
        super(reason, null, false, false);
    }
}
