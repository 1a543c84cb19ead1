package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;

/** What cuts a stream of bytes into messages and reads each: the engine puts together what was split on the way. */
public interface Pdus {
    /** The length of the message cannot be told from so few bytes. */
    int NEED_MORE = -1;
    /** The bytes are not the start of a message: they are passed over. */
    int NOT_A_PDU = -2;
    /** The message ends where the stream ends. */
    int UNTIL_END = -3;
    /** The bytes say nothing to this dissector: they are passed over, without a layer for them. */
    int NOTHING = -4;
    /** So many bytes must usually tell a message's length, so that looking for it again and again stays cheap. */
    int LONGEST_HEAD = 64 * 1024;

    /**
     * {@return the length in bytes, at least 1, of the message that starts at {@code available}'s first byte, which may be more than
     * is available; or {@link #NEED_MORE}, {@link #NOT_A_PDU},
     * {@link #UNTIL_END} or {@link #NOTHING}}
     *
     * @param available what there is of the stream, at least one byte
     */
    int pduLength(Bytes available);

    /**
     * {@return as {@link #pduLength(Bytes)}, where the length depends on what was said before}
     *
     * @param available what there is of the stream, at least one byte
     * @param d tells what the flow remembers and the packet's direction; nothing may be read from it
     */
    default int pduLength(Bytes available, Dissection d) {
        return pduLength(available);
    }

    /** {@return how many bytes may go by before a message's length must be known} */
    default int longestHead() {
        return LONGEST_HEAD;
    }

    /** Reads one whole message, which ends where the layer ends. */
    void dissect(Dissection d);
}
