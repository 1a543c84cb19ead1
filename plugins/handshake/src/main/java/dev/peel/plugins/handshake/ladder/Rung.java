package dev.peel.plugins.handshake.ladder;

import dev.peel.plugins.handshake.text.Style;
import java.time.Duration;
import java.util.List;

/** A line of a ladder: something that was sent, or something to be said in between. */
sealed interface Rung {

    /** {@return how it stands out} */
    Style style();

    /**
     * A packet.
     *
     * @param frame its number
     * @param since when it was captured, counted from the flow's first packet
     * @param isToServer whether it goes from the client to the server
     * @param labels what it carries: each message with its size, or its flags; at least one; printable ASCII
     */
    record Arrow(long frame, Duration since, boolean isToServer, List<String> labels, Style style) implements Rung {
        /** {@return all labels in one line} */
        String label() {
            return String.join(", ", labels);
        }
    }

    /** A remark. */
    record Remark(String text, Style style) implements Rung {}
}
