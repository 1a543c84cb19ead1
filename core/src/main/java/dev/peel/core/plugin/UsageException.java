package dev.peel.core.plugin;

/** Wrong arguments; the message is one line for users, in lower case, with the way out. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Makes an exception whose message a user reads as it is. */
    public UsageException(String message) {
        super(message);
    }

    /** Makes an exception whose message a user reads as it is; where {@code cause} knows a place in a filter, that is shown too. */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
