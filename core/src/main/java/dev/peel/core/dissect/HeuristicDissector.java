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
}
