package dev.peel.core.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes frames as a capture, bytes and times as they were read.
 *
 * <p>Frames are written in the order of the capture that they come from; whoever reads what was written finds the same frames. Not
 * thread-safe.
 */
public sealed interface CaptureWriter extends Closeable permits PcapWriter, PcapngWriter {

    /** What a capture can be written as. */
    enum Format {
        /** pcapng: several interfaces, comments, secrets and names are kept. */
        PCAPNG("pcapng"),
        /** pcap, times cut to microseconds. */
        PCAP("pcap"),
        /** pcap with nanoseconds. */
        NANOSECOND_PCAP("nsecpcap");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** {@return the word that users type, as tshark's {@code -F} has it} */
        public String word() {
            return word;
        }
    }

    /**
     * {@return a writer to {@code out}, which it closes when it is closed}
     *
     * @param application the name of the program, which pcapng tells
     */
    static CaptureWriter of(Format format, OutputStream out, String application) {
        return switch (format) {
            case PCAPNG -> new PcapngWriter(out, application);
            case PCAP -> new PcapWriter(out, false);
            case NANOSECOND_PCAP -> new PcapWriter(out, true);
        };
    }

    /**
     * Writes frame {@code index} of {@code frames}; see {@link #leftOut} for what is no packet.
     *
     * @param content what its capture has said beside its frames
     * @throws CaptureException when the format cannot hold the frame; one line that says why and what to do
     * @throws IOException when the medium fails
     */
    void write(FrameBatch frames, int index, CaptureContent content) throws IOException;

    /**
     * Writes what a capture says beside its frames and was not written yet; called after the last frame.
     *
     * @throws IOException when the medium fails
     */
    void end(CaptureContent content) throws IOException;

    /**
     * Hands on what has gathered.
     *
     * @throws IOException when the medium fails
     */
    void flush() throws IOException;

    /** {@return how many frames were not written since they are no packets of an interface: journal entries, custom blocks, events} */
    long leftOut();
}
