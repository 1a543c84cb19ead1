package dev.peel.core.plugin;

import dev.peel.core.capture.CaptureReader;
import java.io.IOException;

/** Opens captures by the names that users type. */
@FunctionalInterface
public interface CaptureOpener {

    /**
     * {@return a reader of the capture}
     *
     * @param file its path; {@code -} for the standard input
     * @throws dev.peel.core.capture.CaptureException when there is no such file or it is no capture
     * @throws IOException when the medium fails
     */
    CaptureReader open(String file) throws IOException;
}
