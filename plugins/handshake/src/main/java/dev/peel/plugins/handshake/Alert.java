package dev.peel.plugins.handshake;

import org.jspecify.annotations.Nullable;

/**
 * An alert, RFC 8446 6.
 *
 * @param by who sent it
 * @param level 1 for a warning, 2 for fatal; {@link #ENCRYPTED} where it cannot be read
 * @param code its AlertDescription, 0 to 255; {@link #ENCRYPTED} where it cannot be read
 * @param name the description's name in RFC 8446, such as {@code handshake_failure}; null where it has none or cannot be read
 */
public record Alert(Party by, int level, int code, @Nullable String name) {
    /** The level and code of an alert that cannot be read. */
    public static final int ENCRYPTED = -1;

    /** The level of an alert that ends the connection. */
    public static final int FATAL = 2;
    /** The description that closes a direction. */
    public static final int CLOSE_NOTIFY = 0;

    /** {@return whether it cannot be read} */
    public boolean isEncrypted() {
        return code == ENCRYPTED;
    }

    /** {@return the alert and its sender in the words that people read} */
    public String text() {
        if (isEncrypted()) {
            return "encrypted alert by " + by.label();
        }
        String what = name == null ? "alert " + code : "alert " + name;
        return what + (level == FATAL || code == CLOSE_NOTIFY ? "" : " (warning)") + " by " + by.label();
    }
}
