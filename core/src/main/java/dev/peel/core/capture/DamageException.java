package dev.peel.core.capture;

import java.io.IOException;

/** Content that cannot be read any further; what was read before it stands. Becomes a {@link CaptureFault}, never leaves the package. */
final class DamageException extends IOException {

    DamageException(String reason) {
        super(reason);
    }

    /** {@return what is wrong, as a clause without place} */
    String reason() {
        return String.valueOf(getMessage());
    }
}
