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

    /**
     * {@return the length in bytes, at least 1, of the message that starts at {@code available}'s first byte, which may be more than
     * is available; or {@link #NEED_MORE}, {@link #NOT_A_PDU} or
     * {@link #UNTIL_END}}
     *
     * @param available what there is of the stream, at least one byte
     */
    int pduLength(Bytes available);

    /** Reads one whole message, which ends where the layer ends. */
    void dissect(Dissection d);
}
