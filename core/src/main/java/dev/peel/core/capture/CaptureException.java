package dev.peel.core.capture;

import java.io.IOException;

/** What is not a capture, or is one that peel cannot read; the message is one line for users, in lower case, with the way out. */
public final class CaptureException extends IOException {

    /** Makes an exception whose message a user reads as it is. */
    public CaptureException(String message) {
        super(message);
    }

    CaptureException(String message, IOException cause) {
        super(message, cause);
    }
}
