package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;

/** A dissector that knows its protocol by the content, whatever the port. */
public interface HeuristicDissector extends Dissector {

    /**
     * {@return whether {@code payload} is this protocol beyond reasonable doubt}
     *
     * @param payload the captured bytes of a datagram, or of a stream from where its meaning is not yet known; not empty
     */
    boolean recognizes(Bytes payload);

    /**
     * {@return whether {@code payload} can be another datagram of a flow on which one was recognized; where not, it is asked anew what
     * the datagram is}
     *
     * @param payload a datagram's captured bytes
     */
    default boolean follows(Bytes payload) {
        return true;
    }
}
