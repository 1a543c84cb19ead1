package dev.peel.plugins.handshake;

import java.time.Duration;
import java.util.Locale;

/** How a flow ended; the first of several endings counts. */
public sealed interface Ending {
    /** {@return who ended it} */
    Party by();

    /** {@return the word in JSON} */
    String how();

    /** {@return the ending in the words that people read} */
    String text();

    /**
     * RST.
     *
     * @param hasAck whether it came with ACK
     */
    record Reset(Party by, boolean hasAck) implements Ending {
        @Override
        public String how() {
            return "rst";
        }

        @Override
        public String text() {
            return (hasAck ? "RST,ACK by " : "RST by ") + by.label();
        }
    }

    /** FIN. */
    record Finish(Party by) implements Ending {
        @Override
        public String how() {
            return "fin";
        }

        @Override
        public String text() {
            return "FIN by " + by.label();
        }
    }

    /** An alert that ends the connection: fatal, close_notify before the handshake was complete, or encrypted by then. */
    record Alerted(Alert alert) implements Ending {
        @Override
        public Party by() {
            return alert.by();
        }

        @Override
        public String how() {
            return "alert";
        }

        @Override
        public String text() {
            return alert.text();
        }
    }

    /** An ICMP error that says that the connection cannot be opened. */
    record Unreachable(Party by, String reason) implements Ending {
        @Override
        public String how() {
            return "icmp";
        }

        @Override
        public String text() {
            return "ICMP " + reason;
        }
    }

    /** Nobody ended it, but nobody went on either. */
    record Silence(Duration length) implements Ending {
        @Override
        public Party by() {
            return Party.NOBODY;
        }

        @Override
        public String how() {
            return "timeout";
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "silence for %.1f s", length.toMillis() / 1e3);
        }
    }

    /** The capture ended first. */
    record Open() implements Ending {
        @Override
        public Party by() {
            return Party.NOBODY;
        }

        @Override
        public String how() {
            return "none";
        }

        @Override
        public String text() {
            return "the capture ends";
        }
    }
}
