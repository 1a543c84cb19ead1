package dev.peel.core.plugin;

/** A plugin cannot be loaded; the message is one line that names its file, says what is wrong and how to mend it. */
public final class PluginException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with that message. */
    public PluginException(String message) {
        super(message);
    }

    /** Makes an exception with that message and what led to it. */
    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
