package dev.peel.core.capture;

/**
 * Reads packets from an interface as they come, without an end of its own.
 *
 * <p>How many packets the system dropped is a {@link CaptureNote.InterfaceStatistics} of {@link #notes} once the reader is closed.
 */
public interface LiveReader extends CaptureReader {

    /** Ends the capture: what has come is still delivered, then {@link #read} returns false. May be called by any thread. */
    void stop();
}
