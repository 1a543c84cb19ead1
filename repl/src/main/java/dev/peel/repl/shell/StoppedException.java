package dev.peel.repl.shell;

import java.io.IOException;

/** The user has seen enough of a result. */
final class StoppedException extends IOException {
    private static final long serialVersionUID = 1;

    StoppedException() {
        super("stopped");
    }
}
