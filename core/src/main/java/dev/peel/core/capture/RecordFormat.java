package dev.peel.core.capture;

import java.util.List;

/** How a capture holds its frames: pcap or pcapng. Knows nothing of files. */
interface RecordFormat {

    /**
     * Moves whole records from the window to the batch until the batch is full or the window holds no whole record; then
     * {@link Window#needed} is what the next one takes.
     *
     * @throws DamageException when the record at the window's start cannot be read; frames added before stand
     */
    void consume(Window window, FrameBatch batch) throws DamageException;

    /** {@return the interfaces seen so far; grows} */
    List<CaptureInterface> interfaces();

    /** {@return the notes seen so far} */
    List<CaptureNote> notes();
}
