package dev.peel.core.plugin;

import dev.peel.core.flow.Transport;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.List;

/** What a plugin says of one flow. Made anew each time it is asked; not thread-safe. */
public interface FlowReport {

    /** What became of a flow. */
    enum Outcome {
        /** It did what it was for. */
        GOOD,
        /** It failed. */
        FAILED,
        /** The capture does not tell, or there is nothing to judge. */
        UNDECIDED
    }

    /** {@return the flow's kind} */
    Transport transport();

    /** {@return the flow's number, {@code tcp.stream} or {@code udp.stream}} */
    int stream();

    /** {@return whether it is a TLS handshake, or goes where one is expected} */
    boolean isHandshake();

    /** {@return what became of it} */
    Outcome outcome();

    /** {@return a JSON object, on one line, as {@code peel explain --json} prints it} */
    String json();

    /** {@return the names of the texts that people read of it, such as {@code explain} and {@code ladder}} */
    List<String> views();

    /**
     * Prints one of {@link #views}.
     *
     * @throws UsageException when there is no such view
     * @throws IOException when the text cannot be written
     */
    void print(String view, TextBuffer out, Screen screen) throws IOException;

    /**
     * Prints how the flow differs from {@code other}, of the same plugin but maybe of another capture.
     *
     * @throws UsageException when {@code other} is another plugin's
     * @throws IOException when the text cannot be written
     */
    void printDifference(FlowReport other, TextBuffer out, Screen screen) throws IOException;

    /**
     * Prints how the flow differs from the nearest good one to the same server.
     *
     * @throws UsageException when there is none
     * @throws IOException when the text cannot be written
     */
    void printDifference(TextBuffer out, Screen screen) throws IOException;
}
