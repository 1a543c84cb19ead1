package dev.peel.repl.shell;

/** A line that a command ran could not be run; the reason has been told. */
final class LineFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LineFailedException() {
        super("a line failed", null, false, false);
    }
}
