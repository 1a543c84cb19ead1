package dev.peel.core.capture;

import java.io.IOException;
import java.util.List;

/**
 * Captures from this machine's interfaces; found by {@link java.util.ServiceLoader}, so it has a public constructor without parameters.
 */
public interface LiveSource {

    /**
     * {@return the interfaces that packets can be captured from, in the system's order}
     *
     * @throws CaptureException when they cannot be listed; the message says what to do
     */
    List<LiveInterface> interfaces() throws IOException;

    /**
     * Begins to capture.
     *
     * @return what gives the frames until it is stopped; whoever asked closes it
     * @throws CaptureException when that cannot be, such as for want of rights or since the filter is wrong; the message says what to do
     */
    LiveReader open(LiveSettings settings) throws IOException;
}
