package dev.peel.core.capture;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;

/** Something that a pcapng capture says beside its frames. */
public sealed interface CaptureNote {

    /** What a text of a section describes. */
    enum About {
        /** The section, in somebody's words. */
        COMMENT,
        /** The machine that captured. */
        HARDWARE,
        /** Its operating system. */
        OPERATING_SYSTEM,
        /** The program that wrote the section. */
        APPLICATION
    }

    /**
     * A text about a section.
     *
     * @param section from 0
     * @param about what it describes
     * @param text not null
     */
    record SectionText(int section, About about, String text) implements CaptureNote {}

    /**
     * A comment on an interface.
     *
     * @param interfaceIndex in {@link CaptureReader#interfaces()}
     * @param text not null
     */
    record InterfaceComment(int interfaceIndex, String text) implements CaptureNote {}

    /**
     * An address and its names.
     *
     * @param address of IPv4 or IPv6
     * @param names in the capture's order
     */
    record NameResolution(InetAddress address, List<String> names) implements CaptureNote {
        /** Copies the names. */
        public NameResolution {
            Objects.requireNonNull(address);
            names = List.copyOf(names);
        }
    }

    /**
     * What an interface counted while capturing. Counts are unsigned and -1 where the capture does not say.
     *
     * @param interfaceIndex in {@link CaptureReader#interfaces()}, -1 where the capture names one that it does not describe
     * @param received packets received by the interface
     * @param dropped packets dropped by the interface
     * @param accepted packets that passed the filter
     * @param droppedBySystem packets dropped by the operating system
     * @param delivered packets given to the capturing program
     */
    record InterfaceStatistics(
            int interfaceIndex, long received, long dropped, long accepted, long droppedBySystem, long delivered)
            implements CaptureNote {}

    /**
     * Secrets that decrypt frames of this capture.
     *
     * @param section from 0
     * @param type the format of the content; {@link #TLS_KEY_LOG} is TLS's
     * @param content one character a byte (ISO 8859-1): text such as a key log reads as it is, and nothing binary is lost
     */
    record DecryptionSecrets(int section, int type, String content) implements CaptureNote {
        /** The type of a TLS key log, whose lines are {@code LABEL CLIENT_RANDOM SECRET}. */
        public static final int TLS_KEY_LOG = 0x544c534b;

        /** {@return what is there, without the secrets} */
        @Override
        public String toString() {
            return "DecryptionSecrets[section=" + section + ", type=" + Integer.toHexString(type) + ", "
                    + content.length() + " bytes]";
        }
    }

    /**
     * A block that was read as far as it makes sense; its frame, if any, was delivered.
     *
     * @param offset where the block begins, in bytes from the start of the capture, after decompression
     * @param problem what is wrong, as a clause in lower case
     */
    record Irregular(long offset, String problem) implements CaptureNote {}

    /**
     * How much was left out because a limit was reached; comes last.
     *
     * @param blocks the blocks of which something was left out
     * @param bytes what was left out
     */
    record LeftOut(long blocks, long bytes) implements CaptureNote {}
}
