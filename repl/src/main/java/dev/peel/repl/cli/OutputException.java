package dev.peel.repl.cli;

import java.io.IOException;

/** Says that the output could not be written. */
final class OutputException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean readerGone;

    OutputException(IOException cause, boolean readerGone) {
        super(cause.getMessage(), cause);
        this.readerGone = readerGone;
    }

    /** {@return whether the output went to another program, which wants no more: nothing that a user has to be told} */
    boolean isReaderGone() {
        return readerGone;
    }
}
